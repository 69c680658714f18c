'use strict';

const vscode = require('vscode');
const { marks, markOf, wordsOf } = require('./marks');

/** Lessons and exercises in the side bar, which is narrow: marks and numbers, whose words are in the tooltips. */
class View {
  constructor(course) {
    this.course = course;
    this.onDidChangeTreeData = course.onChanged;
  }

  getChildren(parent) {
    return parent ? parent.exercises.map(exercise => ({ lesson: parent, exercise })) : this.course.lessons;
  }

  getTreeItem({ lesson, exercise, ...itself }) {
    return exercise ? this.#exercise(lesson, exercise) : this.#lesson(itself);
  }

  #lesson(lesson) {
    const all = lesson.exercises.length;
    const passed = count(lesson.exercises);
    const { Expanded, None } = vscode.TreeItemCollapsibleState;
    return Object.assign(new vscode.TreeItem(lesson.title, all > 0 ? Expanded : None), {
      id: lesson.path,
      contextValue: all > 0 ? 'lessonWithExercises' : 'lesson',
      description: all > 0 ? `${passed}/${all}` : undefined,
      iconPath: all > 0 && passed === all ? icon(marks.passed) : new vscode.ThemeIcon('book'),
      tooltip: all > 0 ? `${lesson.title}: ${passed} of ${all} exercises passed` : lesson.title,
      command: { command: 'vscode.openWith', title: 'Open Lesson', arguments: [this.course.notebook(lesson), 'jupyter-notebook'] },
    });
  }

  #exercise(lesson, exercise) {
    return Object.assign(new vscode.TreeItem(exercise.title), {
      id: exercise.id,
      iconPath: icon(markOf(exercise)),
      tooltip: `${exercise.title}: ${wordsOf(exercise)}`,
      accessibilityInformation: { label: `Exercise ${exercise.title}, ${wordsOf(exercise)}` },
      command: { command: 'coursekit.openExercise', title: 'Open Exercise', arguments: [lesson, exercise] },
    });
  }
}

const count = exercises => exercises.filter(exercise => exercise.passed).length;

const icon = mark => new vscode.ThemeIcon(mark.icon, mark.color && new vscode.ThemeColor(mark.color));

/** Shows the course, and keeps it up to date. */
function createView(course) {
  const tree = vscode.window.createTreeView('coursekit.course', { treeDataProvider: new View(course), showCollapseAll: true });
  const describe = () => {
    const exercises = course.lessons.flatMap(lesson => lesson.exercises);
    tree.description = exercises.length > 0 ? `${count(exercises)} of ${exercises.length} passed` : undefined;
  };
  return vscode.Disposable.from(tree, course.onChanged(describe), vscode.commands.registerCommand('coursekit.refresh', () => course.refresh()));
}

module.exports = { createView };
