using CourseKit.Tensors.Memory;

namespace CourseKit.Tests.Tensors.Memory;

public sealed unsafe class StorageTests
{
    [Fact]
    public void Values_are_extended_where_they_lie_but_only_once()
    {
        var first = new Storage(1000, room: 3000);
        first.Span.Fill(1);
        var longer = first.Extended(2000)!;

        ((nint)longer.Pointer).Should().Be((nint)first.Pointer);
        longer.Length.Should().Be(2000);
        longer.Span[..1000].ToArray().Should().AllBeEquivalentTo(1f);
        first.Extended(1500).Should().BeNull("the room behind it is taken");
        longer.Extended(3000).Should().NotBeNull();
        longer.Extended(2500).Should().BeNull();
    }

    [Fact]
    public void There_may_be_no_room_or_somebody_who_writes()
    {
        new Storage(1000).Extended(3000).Should().BeNull();
        new Storage(10, room: 100).Extended(20).Should().BeNull("so little is not pooled");
        var lent = new Storage(1000, room: 3000);
        lent.Lend();
        lent.Extended(2000).Should().BeNull();
    }

    [Fact]
    public void Who_writes_needs_a_copy_until_the_others_have_let_go()
    {
        var first = new Storage(1000, room: 3000);
        first.IsShared.Should().BeFalse();
        var longer = first.Extended(2000)!;
        first.IsShared.Should().BeTrue();
        longer.IsShared.Should().BeTrue();
        first.Release();
        longer.IsShared.Should().BeFalse();
    }

    [Fact]
    public void The_memory_is_free_when_all_have_let_go()
    {
        // A size that no other test asks for: what is taken next is what was given back last.
        const int length = 1_234_567;
        var first = new Storage(length, room: 2 * length);
        var pointer = (nint)first.Pointer;
        var longer = first.Extended(2 * length)!;
        first.Release();
        ((nint)new Storage(2 * length).Pointer).Should().NotBe(pointer);
        longer.Release();
        ((nint)new Storage(2 * length).Pointer).Should().Be(pointer);
    }
}
