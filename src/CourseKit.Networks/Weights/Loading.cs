using CourseKit.Tensors;
using CourseKit.Tensors.Execution;

namespace CourseKit.Networks.Weights;

/// <summary>Loading of weights into networks.</summary>
public static class Loading
{
    extension(Layer layer)
    {
        /// <summary>
        /// Loads weights into the parameters of the same names, all of them, or none if they do not fit:
        /// <c>network.Build([1, 3, 224, 224]).Load(StateDict.Read("resnet18.pth"))</c>.
        /// </summary>
        /// <exception cref="WeightsException">Names or shapes differ; the message lists all that do.</exception>
        /// <exception cref="InvalidOperationException">The layer is not built.</exception>
        public Layer Load(StateDict weights, LoadOptions? options = null)
        {
            options ??= LoadOptions.Default;
            var renamed = options.Rename is { } rename ? weights.Rename(rename) : weights;
            layer.RequireParameters();
            var differences = StateDictDifferences.Between(layer, renamed);
            if (options.Strict ? !differences.IsEmpty : differences.ShapeMismatches.Count > 0)
            {
                throw new WeightsException(
                    "The tensors of a state dict are those of the network, by name and by shape; "
                    + "LoadOptions can rename them, or pass over what only one of both has.",
                    $"\n{differences}\n");
            }

            Interruption.Undivided(() =>
            {
                foreach (var (name, parameter) in layer.Parameters.Where(named => renamed.Contains(named.Name)))
                {
                    parameter.Set(renamed[name]);
                }
            });

            return layer;
        }

        /// <summary>Builds the layer for an input of this shape, batch first, and loads weights into its parameters.</summary>
        /// <exception cref="WeightsException">Names or shapes differ; the message lists all that do.</exception>
        /// <exception cref="ShapeException">The network does not take such an input.</exception>
        public Layer Load(Shape input, StateDict weights, LoadOptions? options = null) => layer.Build(input).Load(weights, options);

        private void RequireParameters()
        {
            if (!layer.IsBuilt)
            {
                throw new InvalidOperationException(
                    "Weights are loaded into parameters that are there: call Build([1, 3, 224, 224]) first, "
                    + "or Load([1, 3, 224, 224], weights), with the shape of your input. "
                    + $"Received: {layer.ShortName}, which is not built.");
            }
        }
    }
}
