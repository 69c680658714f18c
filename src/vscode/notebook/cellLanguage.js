'use strict';

const { metadataOf } = require('./metadata');

/** What the editor calls C#: the cells of Polyglot Notebooks and of its predecessor have names of their own for it. */
const CSHARP = ['csharp', 'polyglot-notebook', 'dotnet-interactive.csharp'];

/** The other languages that a cell can be in. */
const OTHERS = ['html', 'markdown', 'javascript', 'mermaid'];

const isCSharp = language => [...CSHARP, 'c#'].includes(language.toLowerCase());

/** The language of a cell, as the editor shows it or Polyglot Notebooks wrote it down; nothing for C#. */
function languageOf(cell) {
  const { polyglot_notebook: polyglot, dotnet_interactive: interactive } = metadataOf(cell);
  return [cell.document.languageId, polyglot?.kernelName, interactive?.language].find(language => language && !isCSharp(language));
}

/** What a kernel runs: the text, below the magic of the cell's language where that is not C#. */
function codeOf(cell) {
  const language = languageOf(cell);
  return language ? `#!${language}\n${cell.document.getText()}` : cell.document.getText();
}

module.exports = { CSHARP, OTHERS, languageOf, codeOf };
