global using CourseKit.Figures.Colors;
global using CourseKit.Figures.Svg;
global using CourseKit.Figures.Text;
global using CourseKit.Tensors;
