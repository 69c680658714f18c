global using CourseKit.Grading;
global using CourseKit.Grading.Kinds;
global using CourseKit.Grading.Wording;
global using CourseKit.Tensors;
global using CourseKit.Tensors.Randomness;
