'use strict';

/** The names of C#, old ones too. */
const CSHARP = ['polyglot-notebook', 'dotnet-interactive.csharp', 'csharp', 'c#'];

/** The language of a cell, as the editor shows it or Polyglot Notebooks wrote it down; nothing for C#. */
function languageOf(cell) {
  const { polyglot_notebook: polyglot, dotnet_interactive: interactive } = cell.metadata?.metadata ?? cell.metadata ?? {};
  return [cell.document.languageId, polyglot?.kernelName, interactive?.language].find(language => language && !CSHARP.includes(language.toLowerCase()));
}

/** What a kernel runs: the text, below the magic of the cell's language where that is not C#. */
function codeOf(cell) {
  const language = languageOf(cell);
  return language ? `#!${language}\n${cell.document.getText()}` : cell.document.getText();
}

module.exports = { languageOf, codeOf };
