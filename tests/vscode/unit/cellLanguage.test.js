'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { codeOf } = require('../../../src/vscode/notebook/cellLanguage');

const cell = (languageId, metadata) => ({ metadata, document: { languageId, getText: () => 'text' } });

const cases = [
  ['a cell in C#', cell('csharp', {}), 'text'],
  ['a cell without metadata', cell('csharp', undefined), 'text'],
  ['a cell that Polyglot Notebooks wrote', cell('polyglot-notebook', { metadata: { polyglot_notebook: { kernelName: 'csharp' } } }), 'text'],
  ['a diagram by its metadata', cell('polyglot-notebook', { metadata: { polyglot_notebook: { kernelName: 'mermaid' } } }), '#!mermaid\ntext'],
  ['a diagram by older metadata', cell('csharp', { dotnet_interactive: { language: 'mermaid' } }), '#!mermaid\ntext'],
  ['a language chosen in the editor', cell('html', { metadata: { dotnet_interactive: { language: 'csharp' } } }), '#!html\ntext'],
  ['a language that is not to be had', cell('csharp', { metadata: { polyglot_notebook: { kernelName: 'fsharp' } } }), '#!fsharp\ntext'],
];

for (const [name, given, code] of cases) test(name, () => assert.strictEqual(codeOf(given), code));
