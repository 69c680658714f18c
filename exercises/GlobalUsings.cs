global using CourseKit.Grading;
global using CourseKit.Grading.Kinds;
global using CourseKit.Grading.Wording;
global using CourseKit.Networks;
global using CourseKit.Networks.Blocks;
global using CourseKit.Networks.Layers;
global using CourseKit.Tensors;
global using CourseKit.Tensors.Randomness;
