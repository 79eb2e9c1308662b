package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.CollectionSubject;
import dev.vpcdoctor.aws.LiveCollection;
import dev.vpcdoctor.aws.LiveCollection.Collected;
import dev.vpcdoctor.aws.NotInAwsException;

/** Asks AWS, and tells a person at a terminal how far it is. */
final class LiveAnswers {

    private LiveAnswers() {}

    static Collected collect(CollectionSubject start, AwsOptions options, VpcDoctorCommand top) {
        try (ProgressLine progress = top.progress()) {
            return new LiveCollection(options, progress).collect(start);
        } catch (NotInAwsException e) {
            throw new WrongInput(e.getMessage(), e);
        }
    }

    /** The same while packets are sent, which is told where the function stands. */
    static Collected collect(CollectionSubject start, AwsOptions options, VpcDoctorCommand top, LivePackets beside) {
        try (ProgressLine progress = top.progress()) {
            return new LiveCollection(options, progress, beside::functionFound).collect(start, beside.aws());
        } catch (NotInAwsException e) {
            throw new WrongInput(e.getMessage(), e);
        }
    }
}
