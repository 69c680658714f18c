'use strict';

/** Cells in other languages. */
module.exports = {
  'a notebook of Polyglot Notebooks runs, each cell in its language': async lesson => {
    await lesson.openFile('polyglot.ipynb');
    await lesson.tool('Run All').click();
    await lesson.output('svg[aria-roledescription^="flowchart"] >> text=river');
    await lesson.addCell('rainfall');
    await lesson.page.keyboard.type('.Leng', { delay: 50 });
    await lesson.page.locator('.suggest-widget .monaco-list-row', { hasText: 'Length' }).first().waitFor();
    await lesson.page.keyboard.press('Escape');
  },

  'the language of a cell can be chosen': async lesson => {
    await lesson.addCell('<u>chosen</u>');
    await lesson.choose('HTML');
    await lesson.run();
    await lesson.output('u:text-is("chosen")');
  },
};
