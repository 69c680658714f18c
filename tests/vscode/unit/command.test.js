'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { test } = require('node:test');
const vscode = require('./vscode');
const { commandFor } = require('../../../src/vscode/kernel/command');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'coursekit-command-'));
const notebooks = path.join(folder, 'course', 'notebooks');
fs.mkdirSync(notebooks, { recursive: true });
test.after(() => fs.rmSync(folder, { recursive: true }));

test('where nothing is built, the program is looked for on the path', () => assert.deepStrictEqual(commandFor(notebooks), ['coursekit']));

test('what is built in the course is taken, also from below', () => {
  const built = path.join(folder, 'course', 'src', 'CourseKit.Cli', 'bin', 'Release', 'net10.0');
  fs.mkdirSync(built, { recursive: true });
  fs.writeFileSync(path.join(built, 'coursekit.dll'), '');

  assert.deepStrictEqual(commandFor(notebooks), ['dotnet', path.join(built, 'coursekit.dll')]);
});

test('what is configured comes first', () => {
  vscode.settings.command = ['own', 'program'];

  assert.deepStrictEqual(commandFor(notebooks), ['own', 'program']);
});
