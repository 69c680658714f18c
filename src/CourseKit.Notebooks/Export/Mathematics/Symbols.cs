namespace CourseKit.Notebooks.Export.Mathematics;

/// <summary>The meanings of the commands without arguments.</summary>
internal static class Symbols
{
    /// <summary>Command → node, for letters, operators, functions and spaces.</summary>
    public static IReadOnlyDictionary<string, TexNode> Commands { get; } = new Dictionary<string, TexNode>(
    [
        .. Each(name => new Identifier(name), """
            alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ
            omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω ell ℓ imath ı jmath ȷ
            """),
        .. Each(name => new Identifier(name, Upright: true), """
            Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
            infty ∞ partial ∂ nabla ∇ emptyset ∅ varnothing ∅ forall ∀ exists ∃ hbar ℏ Re ℜ Im ℑ aleph ℵ top ⊤ bot ⊥ angle ∠ checkmark ✓ degree °
            ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ $ $ % % # # _ _ & &
            """),
        .. Each(name => new Operator(name), """
            cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ odot ⊙ oplus ⊕ otimes ⊗ ominus ⊖ wedge ∧ vee ∨ land ∧ lor ∨
            cap ∩ cup ∪ setminus ∖ bmod mod neg ¬ lnot ¬
            le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ ll ≪ gg ≫ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ approx ≈ equiv ≡ sim ∼
            simeq ≃ cong ≅ propto ∝ mid ∣ parallel ∥ perp ⟂ triangleq ≜ coloneqq ≔ colon :
            to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ implies ⟹ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺ mapsto ↦
            longrightarrow ⟶ uparrow ↑ downarrow ↓ hookrightarrow ↪ therefore ∴ because ∵
            """),
        .. Each(name => new Operator(name, OperatorKind.Large),
            "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀"),
        .. Each(name => new Operator(name, OperatorKind.Integral), "int ∫ iint ∬ iiint ∭ oint ∮"),
        .. Each(name => new Operator(name, OperatorKind.Open), "lfloor ⌊ lceil ⌈ langle ⟨ lbrace { { { lvert | lVert ‖"),
        .. Each(name => new Operator(name, OperatorKind.Close), "rfloor ⌋ rceil ⌉ rangle ⟩ rbrace } } } rvert | rVert ‖"),
        .. Each(name => new Operator(name, OperatorKind.Tight), "| ‖ Vert ‖ vert | backslash \\ prime ′"),
        .. Each(name => new Function(name, Limits: false),
            Doubled("log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth arg deg dim ker hom")),
        .. Each(name => new Function(name, Limits: true), Doubled("max min sup inf lim det gcd Pr")),
        .. Each(ems => new Space(ems), ", 0.1667 thinspace 0.1667 : 0.2222 > 0.2222 ; 0.2778 enspace 0.5 quad 1 qquad 2 ! -0.1667"),
        KeyValuePair.Create<string, TexNode>(" ", new Space("0.25")),
    ]);

    /// <summary>Characters that stand for another operator, or need other spacing than the operator dictionary gives them.</summary>
    public static IReadOnlyDictionary<char, TexNode> Characters { get; } = new Dictionary<char, TexNode>
    {
        ['-'] = new Operator("−"),
        ['*'] = new Operator("∗"),
        ['('] = new Operator("(", OperatorKind.Open),
        ['['] = new Operator("[", OperatorKind.Open),
        [')'] = new Operator(")", OperatorKind.Close),
        [']'] = new Operator("]", OperatorKind.Close),
        ['|'] = new Operator("|", OperatorKind.Tight),
        ['/'] = new Operator("/", OperatorKind.Tight),
        ['~'] = new Space("0.25"),
    };

    /// <summary>Command → the mark of its argument, and whether it stands below it.</summary>
    public static IReadOnlyDictionary<string, (string Mark, bool Below)> Accents { get; } = new Dictionary<string, (string, bool)>
    {
        ["hat"] = ("^", false),
        ["widehat"] = ("^", false),
        ["bar"] = ("¯", false),
        ["overline"] = ("‾", false),
        ["vec"] = ("→", false),
        ["tilde"] = ("~", false),
        ["widetilde"] = ("~", false),
        ["dot"] = ("˙", false),
        ["ddot"] = ("¨", false),
        ["check"] = ("ˇ", false),
        ["overbrace"] = ("⏞", false),
        ["underline"] = ("_", true),
        ["underbrace"] = ("⏟", true),
    };

    /// <summary>Environment → its delimiters, its columns, and whether its columns are the sides of equations.</summary>
    public static IReadOnlyDictionary<string, (string Open, string Close, string Columns, bool Equations)> Environments { get; } =
        new Dictionary<string, (string, string, string, bool)>
        {
            ["matrix"] = ("", "", "c", false),
            ["smallmatrix"] = ("", "", "c", false),
            ["pmatrix"] = ("(", ")", "c", false),
            ["bmatrix"] = ("[", "]", "c", false),
            ["Bmatrix"] = ("{", "}", "c", false),
            ["vmatrix"] = ("|", "|", "c", false),
            ["Vmatrix"] = ("‖", "‖", "c", false),
            ["cases"] = ("{", "", "l", false),
            ["aligned"] = ("", "", "rl", true),
            ["align"] = ("", "", "rl", true),
            ["align*"] = ("", "", "rl", true),
            ["gathered"] = ("", "", "c", true),
            ["array"] = ("", "", "", false),
        };

    /// <summary>Command → the height of the delimiter that follows it, in ems.</summary>
    public static IReadOnlyDictionary<string, string> DelimiterHeights { get; } =
        (from size in new[] { ("big", "1.2"), ("Big", "1.8"), ("bigg", "2.4"), ("Bigg", "3") }
         from side in new[] { "", "l", "r", "m" }
         select (Command: size.Item1 + side, Ems: size.Item2)).ToDictionary(size => size.Command, size => size.Ems);

    private static IEnumerable<KeyValuePair<string, TexNode>> Each(Func<string, TexNode> node, string pairs) =>
        pairs.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Chunk(2)
            .Select(pair => KeyValuePair.Create(pair[0], node(pair[1])));

    private static string Doubled(string names) => string.Join(' ', names.Split(' ').Select(name => $"{name} {name}"));
}
