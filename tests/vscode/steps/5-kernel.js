'use strict';

/** A kernel that is stopped, asks, dies and begins anew. */
module.exports = {
  'a cell that never ends is interrupted': async lesson => {
    await lesson.addCell('while (true) ;');
    await lesson.run();
    await lesson.tool('Interrupt').click();
    await lesson.output('text=The cell was stopped.');
    await lesson.isIdle();
  },

  'a cell asks for a line': async lesson => {
    await lesson.addCell('Input("Your name?") + "!"');
    await lesson.run();
    await lesson.page.locator('.quick-input-widget', { hasText: 'Your name?' }).waitFor();
    await lesson.page.keyboard.type('Ada');
    await lesson.page.keyboard.press('Enter');
    await lesson.output('text=Ada!');
  },

  'a kernel that dies says so': async lesson => {
    await lesson.addCell('typeof(Environment).GetMethod("FailFast", [typeof(string)]).Invoke(null, ["gone"])');
    await lesson.run();
    await lesson.output('text=The kernel has ended');
    const answer = words => lesson.page.locator('.notification-list-item', { hasText: 'The kernel has ended' }).getByText(words, { exact: true }).click();
    await answer('Show Log');
    await lesson.page.locator('.part.panel .view-line', { hasText: 'The kernel has ended' }).first().waitFor();
    await lesson.command('View: Toggle Panel Visibility');
    await lesson.comesToRest();
    await lesson.run();
    await answer('Restart');
  },

  'a kernel that was restarted has forgotten what cells had defined': async lesson => {
    await lesson.restart();
    await lesson.addCell('digits.Count');
    await lesson.run();
    await lesson.output('text=CS0103: The name');
  },
};
