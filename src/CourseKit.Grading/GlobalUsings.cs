global using CourseKit.Tensors;
global using CourseKit.Tensors.Display;
global using CourseKit.Tensors.Randomness;
