// This file starts `vo lsp` when a file of its languages is opened, and `vo dap` for each debug session.
'use strict';

const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

const setting = (name) => vscode.workspace.getConfiguration('vo').get(name);
const languages = () => (setting('serveGo') ? ['vo', 'go'] : ['vo']);

async function start() {
  const command = setting('path');
  client = new LanguageClient(
    'vo',
    'Vo',
    { command, args: ['lsp'] },
    { documentSelector: languages().map((language) => ({ language })) },
  );
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    vscode.window.showErrorMessage(`${command} lsp does not start (${error.message}). The setting vo.path says where vo is.`);
  }
}

async function stop() {
  const old = client;
  client = undefined;
  if (old?.isRunning()) await old.stop();
}

// Changes of settings may come while a server is starting: one after another.
let pending = Promise.resolve();
function restart() {
  pending = pending.then(stop).then(start);
  return pending;
}

/** Without a launch.json the file in front is debugged. */
function resolveDebugConfiguration(folder, config) {
  const editor = vscode.window.activeTextEditor;
  if (!config.type && ['vo', 'go'].includes(editor?.document.languageId))
    return { type: 'vo', request: 'launch', name: 'Vo', program: editor.document.fileName };
  return config;
}

function needsServer(document) {
  return languages().includes(document.languageId);
}

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.debug.registerDebugConfigurationProvider('vo', { resolveDebugConfiguration }),
    vscode.debug.registerDebugAdapterDescriptorFactory('vo', {
      createDebugAdapterDescriptor: () => new vscode.DebugAdapterExecutable(setting('path'), ['dap']),
    }),
    vscode.commands.registerCommand('vo.restart', restart),
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (client === undefined && needsServer(document)) restart();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('vo')) restart();
    }),
  );
  return vscode.workspace.textDocuments.some(needsServer) ? restart() : undefined;
};

exports.deactivate = () => pending.then(stop);
