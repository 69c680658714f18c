using System.Xml.Linq;
using CourseKit.Notebooks.Export.Mathematics;

namespace CourseKit.Tests.Notebooks.Export.Mathematics;

public sealed class FormulaTests
{
    [Theory]
    [InlineData("x", "<mi>x</mi>")]
    [InlineData("3.14", "<mn>3.14</mn>")]
    [InlineData("a + b", "<mi>a</mi><mo>+</mo><mi>b</mi>")]
    [InlineData("-1", "<mo>−</mo><mn>1</mn>")]
    [InlineData("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData("x^23", "<msup><mi>x</mi><mn>2</mn></msup><mn>3</mn>")]
    [InlineData("H'", "<msup><mi>H</mi><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">′</mo></msup>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData(@"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>")]
    [InlineData(@"\sqrt{n}", "<msqrt><mi>n</mi></msqrt>")]
    [InlineData(@"\sqrt[3]{n}", "<mroot><mi>n</mi><mn>3</mn></mroot>")]
    [InlineData(@"\alpha\Gamma", "<mi>α</mi><mi mathvariant=\"normal\">Γ</mi>")]
    [InlineData(@"a < b \& c", "<mi>a</mi><mo>&lt;</mo><mi>b</mi><mi mathvariant=\"normal\">&amp;</mi><mi>c</mi>")]
    [InlineData(@"\mathbb{R}", "<mi mathvariant=\"normal\">ℝ</mi>")]
    [InlineData(@"\mathbf{W}x", "<mi mathvariant=\"normal\">𝐖</mi><mi>x</mi>")]
    [InlineData(@"\mathcal{L}", "<mi mathvariant=\"normal\">ℒ</mi>")]
    [InlineData(@"\boldsymbol{\theta}", "<mi>𝜽</mi>")]
    [InlineData(@"\mathrm{out}", "<mi>out</mi>")]
    [InlineData(@"\text{if } x", "<mtext>if\u00a0</mtext><mi>x</mi>")]
    [InlineData(@"1{,}000", "<mn>1</mn><mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">,</mo><mn>000</mn>")]
    [InlineData(@"a\,b\quad c", "<mi>a</mi><mspace width=\"0.1667em\"></mspace><mi>b</mi><mspace width=\"1em\"></mspace><mi>c</mi>")]
    [InlineData(@"\hat{y}", "<mover accent=\"true\"><mi>y</mi><mo>^</mo></mover>")]
    [InlineData(@"\{x\}", "<mo stretchy=\"false\" form=\"prefix\">{</mo><mi>x</mi><mo stretchy=\"false\" form=\"postfix\">}</mo>")]
    [InlineData(@"\left\lfloor x \right\rfloor", "<mrow><mo stretchy=\"true\" form=\"prefix\">⌊</mo><mi>x</mi><mo stretchy=\"true\" " +
        "form=\"postfix\">⌋</mo></mrow>")]
    [InlineData(@"\log n", "<mo form=\"prefix\" movablelimits=\"true\" lspace=\"0\" rspace=\"0.1667em\">log</mo><mi>n</mi>")]
    [InlineData(@"\max(a)", "<mo form=\"prefix\" movablelimits=\"true\" lspace=\"0\" rspace=\"0\">max</mo><mo stretchy=\"false\" " +
        "form=\"prefix\">(</mo><mi>a</mi><mo stretchy=\"false\" form=\"postfix\">)</mo>")]
    [InlineData(@"\sum_{i=0}^n i", "<munderover><mo>∑</mo><mrow><mi>i</mi><mo stretchy=\"false\" lspace=\"0\" " +
        "rspace=\"0\">=</mo><mn>0</mn></mrow><mi>n</mi></munderover><mi>i</mi>")]
    [InlineData(@"\int_0^1", "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>")]
    [InlineData(@"\underbrace{a}_{n}", "<munder><munder accentunder=\"true\"><mi>a</mi><mo>⏟</mo></munder><mi>n</mi></munder>")]
    [InlineData(@"\binom{n}{k}", "<mrow><mo stretchy=\"true\" form=\"prefix\">(</mo><mfrac " +
        "linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac><mo stretchy=\"true\" form=\"postfix\">)</mo></mrow>")]
    [InlineData(@"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}", "<mrow><mo stretchy=\"true\" " +
        "form=\"prefix\">[</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr>" +
        "<mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable><mo stretchy=\"true\" form=\"postfix\">]</mo></mrow>")]
    [InlineData(@"\begin{aligned} a &= b \\ \end{aligned}", "<mtable displaystyle=\"true\"><mtr><mtd " +
        "style=\"text-align:right;padding-right:0\"><mi>a</mi></mtd><mtd " +
        "style=\"text-align:left;padding-left:0\"><mo>=</mo><mi>b</mi></mtd></mtr></mtable>")]
    public void TeX_becomes_MathML(string tex, string mathMl) =>
        Formula.FromTex(tex).Should().Be(new Formula(tex, $"<math>{mathMl}</math>", null));

    [Fact]
    public void A_displayed_formula_is_a_block() =>
        Formula.FromTex("x", display: true).MathMl.Should().Be("<math display=\"block\"><mi>x</mi></math>");

    /// <summary>Formulas of the course's sources, with every command that they use.</summary>
    [Theory]
    [InlineData(@"z_{i,j,k} = b_k + \sum_{u=0}^{f_h - 1} \sum_{v=0}^{f_w - 1} \sum_{k'=0}^{f_{n'} - 1} x_{i',j',k'} \cdot w_{u,v,k',k} \quad\text{with}\quad \begin{cases} i' = i \times s_h + u \\ j' = j \times s_w + v \end{cases}")]
    [InlineData(@"\left\lfloor \frac{n_h - k_h + p_h + s_h}{s_h} \right\rfloor \times \left\lfloor (n_w-k_w+p_w+s_w)/s_w \right\rfloor")]
    [InlineData(@"[\mathsf{H}]_{i,j} = u + \sum_a \sum_b [\mathsf{V}]_{a,b} [\mathsf{X}]_{i+a,j+b}")]
    [InlineData(@"(f * g)(\mathbf{x}) = \int f(\mathbf{z})\, g(\mathbf{x}-\mathbf{z})\, d\mathbf{z}")]
    [InlineData(@"b_i = a_i \left(k + \alpha \sum_{j=j_\text{low}}^{j_\text{high}} a_j^2\right)^{-\beta} \quad \text{with} \quad \begin{cases} j_\text{high} = \min\left(i + \dfrac{r}{2}, f_n-1\right) \\[4pt] j_\text{low} = \max\left(0, i - \dfrac{r}{2}\right) \end{cases}")]
    [InlineData(@"\hat{y} = \operatorname{softmax}(\mathbf{W} \mathbf{x} + \mathbf{b}), \quad \operatorname*{arg\,max}_{c} \hat{y}_c")]
    [InlineData(@"\frac{\partial L}{\partial w_{u,v}} = \sum_{i,j} \frac{\partial L}{\partial z_{i,j}}\, x_{i+u, j+v} \in \mathbb{R}^{H \times W}")]
    [InlineData(@"\bar{x} \approx \vec{v} \ne \sqrt{\sigma^2 + \epsilon} \le \infty \ge \ldots \to \lceil n / s \rceil, \prod_{i=1}^{n} \{ x'_i \}")]
    [InlineData(@"\big( a \bigr), \Bigl[ b \Bigr], |x|, \|x\|_2, f\colon A \to B, 50\%, \lim_{n \to \infty} \tfrac{1}{n}")]
    public void Formulas_of_the_sources_become_well_formed_MathML(string tex)
    {
        var formula = Formula.FromTex(tex, display: true);

        formula.Problem.Should().BeNull();
        XElement.Parse(formula.MathMl!).Name.LocalName.Should().Be("math");
    }

    [Theory]
    [InlineData(@"\unknown{x}", @"\unknown is not known.")]
    [InlineData(@"\begin{tikz}\end{tikz}", @"\begin{tikz} is not known.")]
    [InlineData(@"\frac{a}", "an argument is missing at the end.")]
    [InlineData(@"{a", "} is missing at the end.")]
    [InlineData(@"a}", "} is in an unexpected place.")]
    [InlineData(@"x_", "an argument is missing at the end.")]
    [InlineData(@"x_a_b", "a part has two scripts in one place.")]
    [InlineData(@"\left( a", @"\right is missing at the end.")]
    [InlineData(@"\left a \right)", "a is not a delimiter.")]
    [InlineData(@"\begin{matrix} a \end{pmatrix}", @"\begin{matrix} ends with \end{pmatrix}.")]
    [InlineData(@"a \\ b", @"\\ is in an unexpected place.")]
    [InlineData(@"\text{a $x$}", "words may not hold $.")]
    [InlineData(@"\text{\bf a}", @"words may not hold commands: \bf a.")]
    [InlineData("100%", @"% must be written \%.")]
    [InlineData(@"\", @"\ is not known.")]
    public void What_is_not_known_is_said(string tex, string problem) => Formula.FromTex(tex).Should().Be(new Formula(tex, null, problem));

    [Theory]
    [InlineData("{")]
    [InlineData(@"\sqrt")]
    [InlineData(@"\left(")]
    [InlineData(@"\displaystyle")]
    [InlineData("x_{")]
    public void Nesting_without_end_is_refused(string opening) =>
        Formula.FromTex(string.Concat(Enumerable.Repeat(opening, 100_000))).Problem.Should().Be("parts are nested more than 50 deep.");
}
