package cli

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/diligo/diligo/internal/cli/clitest"
	"github.com/diligo/diligo/internal/thorough"
)

// slurm is a cluster of one node, this machine, for this test alone.
type slurm struct {
	dir  string
	node string
}

// newSlurm starts a controller, a node and their authentication. The test is skipped if these are not installed or can't be started.
func newSlurm(t *testing.T) *slurm {
	t.Helper()
	if !thorough.Wanted() {
		t.Skip("Slurm is tested under make test-all")
	}
	if os.Geteuid() != 0 {
		t.Skip("Slurm is not tested: it needs root")
	}
	t.Setenv("PATH", os.Getenv("PATH")+":/usr/sbin")
	for _, program := range []string{"slurmctld", "slurmd", "munged", "sbatch", "scancel", "scontrol"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("Slurm is not tested: %s is not installed (Debian: slurmctld slurmd slurm-client munge)", program)
		}
	}
	name, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "slurm") // a short path, for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	s := &slurm{dir: dir, node: strings.Split(name, ".")[0]}
	key := make([]byte, 1024)
	for i := range key {
		key[i] = byte(i * 7)
	}
	configuration := fmt.Sprintf(`ClusterName=test
SlurmctldHost=%[1]s(127.0.0.1)
SlurmctldPort=%[3]d
SlurmdPort=%[4]d
AuthType=auth/munge
AuthInfo=socket=%[2]s/munge
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=%[2]s/state
SlurmdSpoolDir=%[2]s/spool
SlurmctldPidFile=%[2]s/ctld.pid
SlurmdPidFile=%[2]s/d.pid
SlurmctldLogFile=%[2]s/ctld.log
SlurmdLogFile=%[2]s/d.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
NodeName=%[1]s NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=%[1]s Default=YES State=UP OverSubscribe=FORCE:4
`, s.node, dir, freePort(t), freePort(t))
	for file, content := range map[string]string{"slurm.conf": configuration, "cgroup.conf": "CgroupAutomount=no\nCgroupPlugin=cgroup/v1\n", "key": string(key)} {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"state", "spool"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("SLURM_CONF", filepath.Join(dir, "slurm.conf"))
	s.daemon(t, "munged", "--foreground", "--force", "--key-file", dir+"/key", "--socket", dir+"/munge", "--pid-file", dir+"/munge.pid", "--log-file", dir+"/munge.log",
		"--seed-file", dir+"/munge.seed")
	s.daemon(t, "slurmctld", "-D", "-c", "-f", dir+"/slurm.conf")
	s.daemon(t, "slurmd", "-D", "-c", "-N", s.node, "-f", dir+"/slurm.conf")
	for range 300 {
		out, _ := exec.Command("sinfo", "-h", "-o", "%T").Output()
		if strings.TrimSpace(string(out)) == "idle" {
			return s
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Skipf("Slurm is not tested: it does not start here:\n%s", s.logs())
	return nil
}

// daemon starts a program, and kills it after the test.
func (s *slurm) daemon(t *testing.T, name string, args ...string) {
	t.Helper()
	out, err := os.Create(filepath.Join(s.dir, name+".out"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = out, out
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} // in case the test program dies
	if err := cmd.Start(); err != nil {
		t.Skipf("Slurm is not tested: %v", err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
		out.Close()
	})
}

// logs returns the end of the programs' output.
func (s *slurm) logs() string {
	var b strings.Builder
	files, _ := filepath.Glob(filepath.Join(s.dir, "*.log"))
	outs, _ := filepath.Glob(filepath.Join(s.dir, "*.out"))
	for _, name := range append(files, outs...) {
		content, _ := os.ReadFile(name)
		fmt.Fprintf(&b, "%s:\n%s\n", filepath.Base(name), content[max(0, len(content)-2000):])
	}
	return b.String()
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// states returns the states of an array's members, by index.
func (s *slurm) states(t *testing.T, job string) map[string]string {
	t.Helper()
	out, err := exec.Command("scontrol", "show", "job", "-o", job).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	states := map[string]string{}
	for _, m := range regexp.MustCompile(`ArrayTaskId=(\S+).*? JobState=(\S+)`).FindAllStringSubmatch(string(out), -1) {
		states[m[1]] = m[2]
	}
	return states
}

// TestShard_OnSlurm runs our script as an array on a real Slurm. One task is killed: the merge refuses and names it; after it is submitted
// again, the merge equals one run, byte for byte.
func TestShard_OnSlurm(t *testing.T) {
	s := newSlurm(t)
	program := clitest.Program(t)
	dir := t.TempDir()
	t.Setenv("DILIGO", program)
	script, err := filepath.Abs("../shard/slurm.sh")
	if err != nil {
		t.Fatal(err)
	}
	run(t, program, dir, 0, "generate", "--count", "8000", "-o", "in.ndjson")
	planned, _ := run(t, program, dir, 0, "shard", "plan", "--in", "in.ndjson", "--checklist", "screening", "--task-bytes", "12MiB", "--out", "m.json")
	if !strings.Contains(planned, "4 tasks, 0 to 3") {
		t.Fatal(planned)
	}
	submit := func(array string) string {
		cmd := exec.Command("sbatch", "--parsable", "--array="+array, "--mem=0", script, "m.json")
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		return strings.TrimSpace(string(out))
	}
	wait := func(what string, reached func() bool) {
		t.Helper()
		for range 3000 {
			if reached() {
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
		t.Fatalf("%s: not within five minutes\n%s", what, s.logs())
	}
	ended := func(job string) func() bool {
		return func() bool {
			for _, state := range s.states(t, job) {
				if state != "COMPLETED" && state != "FAILED" && state != "CANCELLED" {
					return false
				}
			}
			return true
		}
	}
	job := submit("0-3")
	wait("task 1 at work", func() bool {
		found, _ := filepath.Glob(filepath.Join(dir, "m.parts", ".0000001.*.tmp"))
		return len(found) > 0
	})
	if out, err := exec.Command("scancel", "--signal=KILL", "--full", job+"_1").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	wait("the end of all", ended(job))
	if state := s.states(t, job)["1"]; state == "COMPLETED" {
		t.Fatalf("task 1 was not killed: %v", s.states(t, job))
	}
	_, said := run(t, program, dir, 2, "shard", "merge", "--manifest", "m.json", "-f", "json", "-o", "merged.json")
	if !strings.Contains(said, "1 tasks have no part: 1:") {
		t.Fatalf("the merge says: %s", said)
	}
	wait("the second attempt", ended(submit("1")))
	run(t, program, dir, 0, "shard", "merge", "--manifest", "m.json", "-f", "json", "-o", "merged.json")
	run(t, program, dir, 0, "screen", "in.ndjson", "--checklist", "screening", "-f", "json", "-o", "one.json")
	same(t, dir, "merged.json", "one.json")
}
