package cli

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/diligo/diligo/internal/cli/clitest"
	"github.com/diligo/diligo/internal/thorough"
)

// neovim is a session in Neovim: open a profile, look at the diagnostics, and run a code action.
const neovim = `
local out = {}
local id = vim.lsp.start_client({ name = 'diligo', cmd = { vim.env.DILIGO, 'lsp' }, root_dir = vim.fn.getcwd() })
vim.cmd('edit acme.json')
vim.lsp.buf_attach_client(0, id)
local function has(text)
  for _, d in ipairs(vim.diagnostic.get(0)) do
    if d.message:find(text, 1, true) then return d end
  end
end
vim.wait(30000, function() return has('2025/06/30') ~= nil end, 20)
out.before = vim.diagnostic.get(0)
vim.ui.select = function(items, _, done) done(items[1], 1) end
vim.lsp.buf.code_action({ context = { only = { 'source.fixAll' }, diagnostics = {} } })
vim.wait(30000, function() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n'):find('2025-06-30', 1, true) ~= nil end, 20)
out.text = vim.api.nvim_buf_get_lines(0, 0, -1, true)
vim.wait(30000, function() return has('6 ') ~= nil and has('2025/06/30') == nil end, 20)
out.after = vim.diagnostic.get(0)
local reply = vim.lsp.buf_request_sync(0, 'textDocument/hover', { textDocument = { uri = vim.uri_from_bufnr(0) }, position = { line = 2, character = 20 } }, 30000)
for _, r in pairs(reply or {}) do out.hover = r.result and r.result.contents.value end
for _, list in ipairs({ out.before, out.after }) do for _, d in ipairs(list) do d.user_data = nil; d.namespace = nil end end
vim.fn.writefile({ vim.fn.json_encode(out) }, 'out.json')
vim.lsp.stop_client(id)
vim.cmd('qall!')
`

// TestLSP_Neovim drives a real editor.
func TestLSP_Neovim(t *testing.T) {
	thorough.Only(t)
	editor, err := exec.LookPath("nvim")
	if err != nil {
		t.Skip("Neovim is not installed")
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"do.lua": neovim,
		"acme.json": `{
  "company": {"id": "acme", "name": "星辰😀科技", "stage": "start_up", "as_of": "2025/06/30"},
  "financials": {"cash": {"amount": 1200000, "currency": "CNY"}, "monthly_net_burn": {"amount": 400000, "currency": "CNY"}}
}
`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, editor, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", "luafile do.lua")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "DILIGO="+clitest.Program(t), "DILIGO_TODAY=2025-07-31", "XDG_STATE_HOME="+t.TempDir(), "XDG_CACHE_HOME="+t.TempDir(), "LANG=en_US.UTF-8")
	said, err := cmd.CombinedOutput()
	raw, missing := os.ReadFile(filepath.Join(dir, "out.json"))
	if err != nil || missing != nil {
		t.Fatalf("%v %v\n%s", err, missing, said)
	}
	var out struct {
		Before, After []struct {
			Message  string
			Code     string
			Line     int `json:"lnum"`
			Column   int `json:"col"` // in bytes
			Severity int
		}
		Text  []string
		Hover string
	}
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	if len(out.Before) != 1 || out.Before[0].Line != 1 || !strings.Contains(out.Before[0].Message, "2025/06/30") {
		t.Errorf("before: %+v", out.Before)
	} else if want := len(`  "company": {"id": "acme", "name": "星辰😀科技", "stage": "start_up", "as_of": `); out.Before[0].Column != want {
		t.Errorf("it stands at byte %d, not %d", out.Before[0].Column, want)
	}
	if text := strings.Join(out.Text, "\n"); !strings.Contains(text, `"as_of": "2025-06-30"`) || !strings.Contains(text, "星辰😀科技") {
		t.Errorf("the action made %s", text)
	}
	found := false
	for _, d := range out.After {
		found = found || d.Code == "runway/short_runway" && d.Severity == 1 && d.Line == 2
	}
	if !found {
		t.Errorf("after: %+v", out.After)
	}
	if !strings.Contains(out.Hover, "/financials/cash") {
		t.Errorf("hover: %q", out.Hover)
	}
}
