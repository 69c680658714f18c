'use strict';

const fs = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

const BUILT = path.join('src', 'CourseKit.Cli', 'bin', 'Release', 'net10.0', 'coursekit.dll');

/** The program of the extension: who installed it has written down how it is started. */
function installed() {
  try {
    return JSON.parse(fs.readFileSync(path.join(__dirname, 'command.json'), 'utf8'));
  } catch {
    return [];
  }
}

/** The folders from a file upwards. */
function* above(folder) {
  for (let at = folder; ; at = path.dirname(at)) {
    yield at;
    if (at === path.dirname(at)) return;
  }
}

/** How the command-line program is started for a notebook or a folder: as configured, as built beside it if that folder is trusted, or as installed. */
function commandFor(folder) {
  const configured = vscode.workspace.getConfiguration('coursekit').get('command', []);
  if (configured.length > 0) return configured;
  const known = installed();
  for (const at of vscode.workspace.isTrusted ? above(folder) : []) {
    const library = path.join(at, BUILT);
    if (fs.existsSync(library)) return [known.length > 1 ? known[0] : 'dotnet', library];
  }

  return known.length > 0 ? known : ['coursekit'];
}

module.exports = { commandFor };
