'use strict';

const IMAGE = /^image\/(?!svg)/;
const JSON_TYPE = /^application\/(?:.+\+)?json$/;
const VERDICT = 'application/vnd.coursekit.verdict+json';
const PLACE = /^(\s*)(?:at )?(line \d+)(?:, (column \d+))? of (?:your code|cell (\d+))(?:[,:] (.*))?$/gim;

/** One form of a value as an item of an output; images other than SVG come as base64. */
function item(vscode, type, value) {
  if (IMAGE.test(type)) return new vscode.NotebookCellOutputItem(Buffer.from(value, 'base64'), type);
  return JSON_TYPE.test(type)
    ? vscode.NotebookCellOutputItem.json(value, type)
    : vscode.NotebookCellOutputItem.text(String(value), type);
}

/** All forms of a value. */
function items(vscode, data) {
  return Object.entries(data).map(([type, value]) => item(vscode, type, value));
}

/** The verdict on an exercise that a value is: `{ exercise, outcome }`; nothing of any other. */
function verdictOf(data) {
  return data?.[VERDICT];
}

/** An error. VS Code makes a link of a place that is written as IPython does, «Cell In[3], line 2», and drops what else is in its line. The number of the cell itself is `own`. */
function error(vscode, { ename, evalue, traceback }, own) {
  const stack = traceback.join('\n').replace(PLACE, (place, indent, line, column, cell, rest) => {
    const more = [column, rest].filter(Boolean).join(': ');
    return cell ?? own ? `${indent}Cell In[${cell ?? own}], ${line.toLowerCase()}${more ? `\n${indent}${more}` : ''}` : place;
  });
  return vscode.NotebookCellOutputItem.error({ name: ename, message: evalue, stack });
}

/** Text of a stream. */
function text(vscode, { name, text: printed }) {
  return name === 'stderr' ? vscode.NotebookCellOutputItem.stderr(printed) : vscode.NotebookCellOutputItem.stdout(printed);
}

module.exports = { items, verdictOf, error, text };
