package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.FunctionStand;
import dev.vpcdoctor.aws.LiveCollection;
import dev.vpcdoctor.aws.LiveCollection.Collected;
import dev.vpcdoctor.aws.NotInAwsException;
import dev.vpcdoctor.aws.StartingPoint;
import java.util.function.Consumer;

/** Asks AWS, and tells a person at a terminal how far it is. */
final class LiveAnswers {

    private LiveAnswers() {}

    static Collected collect(StartingPoint start, AwsOptions options, VpcDoctorCommand top) {
        return collect(start, options, top, stand -> {});
    }

    /**
     * The same with something beside.
     *
     * @param stands is told where the function stands
     */
    static Collected collect(
            StartingPoint start, AwsOptions options, VpcDoctorCommand top, Consumer<FunctionStand> stands) {
        try (ProgressLine progress = top.progress()) {
            return new LiveCollection(options, progress, stands).collect(start);
        } catch (NotInAwsException e) {
            throw new WrongInput(e.getMessage(), e);
        }
    }
}
