// A client that starts diligo lsp for profiles and policies, and does nothing else.
const vscode = require('vscode')
const { LanguageClient } = require('vscode-languageclient/node')

let client

exports.activate = () => {
  const settings = vscode.workspace.getConfiguration('diligo')
  const folder = vscode.workspace.workspaceFolders?.[0]
  client = new LanguageClient(
    'diligo',
    { command: settings.get('command'), args: ['lsp', ...settings.get('arguments')], options: { cwd: folder?.uri.fsPath } },
    {
      documentSelector: [
        { scheme: 'file', language: 'json' },
        { scheme: 'file', language: 'jsonc' },
        { scheme: 'file', language: 'yaml' },
        { scheme: 'file', pattern: '**/*.rego' },
      ],
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/{.diligo-waivers.yaml,diligo.yaml}') },
    },
  )
  return client.start()
}

exports.deactivate = () => client?.stop()
