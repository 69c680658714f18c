using CourseKit.Tensors;
using CourseKit.Tensors.Gradients;

namespace CourseKit.Networks.Training;

/// <summary>Observer of a training: it is told of calls of layers and of steps of optimizers, too, whoever wrote the loop.</summary>
internal abstract class TrainingObserver : GradientObserver
{
    /// <summary>Gets the observer of the calling code; null for none.</summary>
    public static new TrainingObserver? Current => GradientObserver.Current as TrainingObserver;

    /// <summary>Told of a call that was made from outside of the layer's own graph.</summary>
    public abstract void OnCall(Layer network, Tensor input, Tensor output);

    /// <summary>Told of a step before it changes anything.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="factor">The factor of the step, which learning rates are multiplied by.</param>
    public abstract void BeforeStep(Optimizer optimizer, double factor);

    /// <summary>Told of a step that has changed the parameters.</summary>
    public abstract void AfterStep(Optimizer optimizer);

    /// <summary>Told of a prediction, by a <c>Predictor</c> or in measuring.</summary>
    public abstract void OnPrediction(Layer network, Tensor input);

    /// <summary>Told of the loss that a step of <see cref="Fitting"/> computes, before it does.</summary>
    /// <param name="loss">The loss, of scores and labels.</param>
    /// <param name="scores">The scores of a batch.</param>
    /// <param name="labels">Their labels.</param>
    public abstract void OnLoss(Func<Tensor, Tensor, Tensor> loss, Tensor scores, Tensor labels);

    /// <summary>Told that a network has been measured on validation images behind an epoch, which decides on the weights that are kept, or
    /// on the end of the training.</summary>
    public abstract void OnDecision();

    /// <summary>Told of a training that has ended for want of improvement.</summary>
    /// <param name="epoch">The number of the last epoch.</param>
    /// <param name="askedFor">The number of epochs that were asked for.</param>
    public abstract void OnEarlyEnd(int epoch, int askedFor);
}
