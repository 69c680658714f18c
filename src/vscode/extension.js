'use strict';

const vscode = require('vscode');
const { Kernels } = require('./kernel/kernels');
const { createController } = require('./notebook/controller');
const { registerRestart } = require('./notebook/restart');
const { registerExport } = require('./notebook/export');
const { registerVariables } = require('./variables/view');
const { Course } = require('./course/course');
const { createView } = require('./course/view');
const { registerExercises } = require('./course/exercises');
const { registerResetLesson } = require('./course/resetLesson');
const { openLesson } = require('./course/openLesson');
const { registerDebugging } = require('./debug/debugCell');
const { registerStatusBar } = require('./course/statusBar');
const { registerStarting } = require('./kernel/starting');
const { registerCompletion } = require('./language/completion');
const { registerHover } = require('./language/hover');
const { registerSignatures } = require('./language/signatures');
const { registerDiagnostics } = require('./language/diagnostics');
const { registerDefinition } = require('./language/definition');
const { registerLibrarySource } = require('./language/librarySource');
const { registerReferences } = require('./language/references');
const { registerRename } = require('./language/rename');
const { registerFormatting } = require('./language/formatting');

/** Puts the parts together; each takes what it needs and gives what is to be disposed. */
function activate(context) {
  const log = vscode.window.createOutputChannel('CourseKit');
  const course = new Course(log);
  const kernels = new Kernels(log);
  const controller = createController(kernels, course);
  context.subscriptions.push(
    log, course, kernels, controller,
    registerStarting(kernels, controller),
    createView(course),
    registerExercises(controller, kernels, course),
    registerResetLesson(course),
    registerDebugging(controller, kernels),
    registerStatusBar(course),
    registerRestart(controller, kernels),
    registerVariables(controller, kernels),
    registerExport(),
    registerCompletion(kernels),
    registerHover(kernels),
    registerSignatures(kernels),
    registerDiagnostics(kernels),
    registerDefinition(kernels),
    registerLibrarySource(kernels),
    registerReferences(kernels),
    registerRename(kernels),
    registerFormatting(kernels));
  openLesson(course, context.workspaceState);
}

module.exports = { activate };
