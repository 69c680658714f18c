global using CourseKit.Tensors.Display;
