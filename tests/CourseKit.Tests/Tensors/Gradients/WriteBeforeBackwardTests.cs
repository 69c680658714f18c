using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;
using CourseKit.Tensors.Randomness;

namespace CourseKit.Tests.Tensors.Gradients;

/// <summary>Whatever is written between a computation and its Backward(), gradients are those of what was computed, or refused.</summary>
public sealed class WriteBeforeBackwardTests
{
    private static readonly Dictionary<string, Action<Tensor>> Writes = new()
    {
        ["by index"] = x => x[new int[x.Shape.Rank]] = 3.5f,
        ["through Data"] = x => x.Data[0] = 3.5f,
        ["in place, as an optimizer does"] = WriteInPlace,
    };

    public static TheoryData<string, string> OperationsAndWrites
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var row in DifferentiableOperation.All)
            {
                foreach (var write in Writes.Keys)
                {
                    cases.Add(row.ToString(), write);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(OperationsAndWrites))]
    public void Of_inputs(string operation, string write)
    {
        var row = DifferentiableOperation.All.Single(row => row.ToString() == operation);
        var inputs = row.Draw(new Generator(3));
        var weights = new Generator(4).Uniform(row.Function(inputs).Shape, -1, 1);
        var expected = Leaves(inputs);
        (row.Function(expected) * weights).Sum().Backward();

        for (var written = 0; written < inputs.Length; written++)
        {
            for (var asking = 0; asking < inputs.Length; asking++)
            {
                Tensor[] leaves = [.. inputs.Select(input => Tensor.From(input.Shape, input.ToArray()))];
                leaves[asking].RequireGrad();
                var loss = (row.Function(leaves) * weights).Sum();
                Writes[write](leaves[written]);
                if (!IsRefused(loss))
                {
                    leaves[asking].Grad.ShouldBeExactly(expected[asking].Grad);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(OperationsAndWrites))]
    public void Of_results(string operation, string write)
    {
        var row = DifferentiableOperation.All.Single(row => row.ToString() == operation);
        var inputs = row.Draw(new Generator(5));
        var expected = Leaves(inputs);
        row.Function(expected).Sum().Backward();

        var (leaves, before) = (Leaves(inputs), Leaves(inputs));
        var result = row.Function(leaves);
        Writes[write](result);
        IsRefused(result.Sum()).Should().BeTrue("the sum is that of what was written");

        var used = row.Function(before);
        var loss = used.Sum();
        Writes[write](used);
        if (!IsRefused(loss))
        {
            before.Select(leaf => leaf.Grad.ToArray()).Should().BeEquivalentTo(expected.Select(leaf => leaf.Grad.ToArray()));
        }
    }

    [Fact]
    public void A_result_that_was_written_to_is_refused_where_it_is_used()
    {
        var x = Leaf();
        var y = x * 2;
        y[0] = 5;

        Message(y.Sum()).Should().Be(
            "Gradients follow operations, and a value that is written into a result leaves no trace of where it came from. Received: "
            + "the result of Multiplication, of shape [3], that was written to (tensor[i] = …, or its Data) before Sum read it. Compute "
            + "with whole-tensor operations, such as a product with a mask, or write to a tensor that Detach() has cut off.");
        Message(() => y.Backward([1, 1, 1])).Should().Contain("that was written to (tensor[i] = …, or its Data) before Backward().");
        x.HasGrad.Should().BeFalse();
    }

    [Fact]
    public void An_input_that_a_gradient_needs_again_is_refused_when_it_was_written_to()
    {
        var x = Leaf();
        var loss = (x * x).Sum();
        x[0] = 5;

        Message(loss).Should().Be(
            "Multiplication needs the values that it computed with again, for its gradient. Received: a tensor of shape [3] that was "
            + "written to (tensor[i] = …, or its Data) between Multiplication and Backward(). Write before you compute, or after "
            + "Backward(), or write to a copy: tensor.Detach().");
        x.HasGrad.Should().BeFalse();
    }

    [Fact]
    public void Writing_what_no_gradient_needs_is_allowed()
    {
        var (x, w) = (Leaf(), Leaf());
        var image = Tensor.Stack(7, 8, 9);
        var loss = ((x * 2) + (w * image)).Sum();
        x[0] = 5;
        w[1] = 6;
        loss.Backward();

        x.Grad.ToArray().Should().Equal(2, 2, 2);
        w.Grad.ToArray().Should().Equal(7, 8, 9);
    }

    [Fact]
    public void Reading_through_Data_is_not_a_write()
    {
        var x = Leaf();
        var y = x.Square();
        var loss = y.Sum();
        var sum = 0f;
        foreach (var value in x.Data)
        {
            sum += value;
        }

        (sum + y.Data[1] + loss.Data[0]).Should().Be(6 + 4 + 14);
        loss.Backward();

        x.Grad.ToArray().Should().Equal(2, 4, 6);
    }

    [Fact]
    public void A_span_from_before_the_computation_is_watched_too()
    {
        var x = Leaf();
        var span = x.Data;
        var (copy, leaf) = (x.Detach(), Leaf());
        var (loss, other) = (x.Square().Sum(), (leaf * copy).Sum());
        span[0] = 9;

        IsRefused(loss).Should().BeTrue();
        other.Backward();
        leaf.Grad.ToArray().Should().Equal([1, 2, 3], "what Detach() gives is not written to through a span of the other");
    }

    [Fact]
    public void A_span_that_is_kept_is_watched_after_the_tensor_has_got_a_copy_of_its_own()
    {
        var x = Leaf();
        var loss = x.Square().Sum();
        var span = x.Data;
        span[0] = 9;
        var sharing = x.Detach();
        x.Data[1].Should().Be(2);

        IsRefused(loss).Should().BeTrue();
        sharing[0].Should().Be(9);
    }

    [Fact]
    public void Views_are_written_to_by_themselves()
    {
        var x = Leaf();
        var (rows, copy) = (x.Reshape(3, 1), x.Detach());
        var loss = rows.Square().Sum();
        copy[0] = 100;
        x[1] = 100;
        loss.Backward();

        x.Grad.ToArray().Should().Equal([2, 4, 6], "rows still has the values that its square was computed from");

        var written = Leaf().Reshape(3, 1);
        var loss2 = written.Square().Sum();
        written[0, 0] = 5;
        IsRefused(loss2).Should().BeTrue();
    }

    [Fact]
    public void A_slice_and_what_it_was_cut_from_are_different_tensors()
    {
        var x = Leaf();
        var slice = x[1..];
        var loss = slice.Square().Sum();
        x[1] = 50;
        loss.Backward();
        x.Grad.ToArray().Should().Equal(0, 4, 6);

        var loss2 = x[1..].Square().Sum() + x.Square().Sum();
        x[1] = 60;
        IsRefused(loss2).Should().BeTrue();
    }

    [Fact]
    public void Writing_under_NoGrad_counts_as_well()
    {
        var w = Leaf();
        var loss = w.Square().Sum();
        using (new NoGrad())
        {
            w[0] = -1;
        }

        IsRefused(loss).Should().BeTrue();
    }

    [Fact]
    public void After_Backward_writing_is_free_and_the_next_round_is_right()
    {
        var w = Leaf();
        for (var round = 0; round < 3; round++)
        {
            w.Grad = null;
            w.Square().Sum().Backward();
            w.Grad.ShouldBeExactly(w.Detach() * 2);
            w[0] = round + 0.5f;
        }
    }

    [Fact]
    public void A_value_that_is_asked_for_a_gradient_too_late_has_none()
    {
        var (x, late) = (Leaf(), Tensor.Stack(4, 5, 6));
        var loss = (x * late).Sum();
        late.RequireGrad();
        loss.Backward();

        x.Grad.ToArray().Should().Equal(4, 5, 6);
        late.HasGrad.Should().BeFalse();
    }

    [Fact]
    public void A_dropout_mask_is_the_same_in_both_directions_whatever_was_written()
    {
        var x = Tensor.Ones([50]).RequireGrad();
        var y = x.Dropout(0.5, new Generator(1));
        var mask = y.ToArray();
        var loss = y.Sum();
        x[0] = 9;
        loss.Backward();

        x.Grad.ToArray().Should().Equal(mask);
    }

    private static Tensor Leaf() => Tensor.Stack(1, 2, 3).RequireGrad();

    private static Tensor[] Leaves(Tensor[] inputs) =>
        [.. inputs.Select(input => Tensor.From(input.Shape, input.ToArray()).RequireGrad())];

    private static unsafe void WriteInPlace(Tensor x) => *x.PointerToWrite = 3.5f;

    private static bool IsRefused(Tensor loss)
    {
        try
        {
            loss.Backward();
            return false;
        }
        catch (InvalidOperationException exception)
        {
            exception.Message.Should().Contain("Received: ").And.Contain("that was written to");
            return true;
        }
    }

    private static string Message(Tensor loss) => Message(loss.Backward);

    private static string Message(Action backward) => backward.Should().Throw<InvalidOperationException>().Which.Message;
}
