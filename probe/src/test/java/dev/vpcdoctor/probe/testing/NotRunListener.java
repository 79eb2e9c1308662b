package dev.vpcdoctor.probe.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Notes which tests were skipped and why, in the file that the system property {@code tests.not.run} names. JUnit's launcher
 * finds it as a service.
 */
public final class NotRunListener implements TestExecutionListener {
    private final Optional<Path> file;
    private final Map<Skip, Integer> skipped = new LinkedHashMap<>();
    private final Set<String> classesThatRan = new HashSet<>();
    private TestPlan plan;

    private record Skip(String testClass, String reason, String remedy) {}

    /** For the launcher. */
    public NotRunListener() {
        this(Optional.ofNullable(System.getProperty("tests.not.run")).map(Path::of));
    }

    NotRunListener(Optional<Path> file) {
        this.file = file;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        plan = started;
        skipped.clear();
        classesThatRan.clear();
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier skippedOne, String reason) {
        note(skippedOne, reason, "");
    }

    @Override
    public synchronized void executionFinished(TestIdentifier finished, TestExecutionResult result) {
        if (result.getStatus() == Status.ABORTED) {
            Throwable thrown = result.getThrowable().orElse(null);
            if (thrown instanceof MissingRequirement requirement) {
                note(finished, requirement.missing(), requirement.remedy());
            } else {
                note(finished, thrown == null ? "no reason was given" : String.valueOf(thrown.getMessage()), "");
            }
        } else if (finished.isTest()) {
            classesThatRan.add(classOf(finished));
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan finished) {
        file.ifPresent(path -> {
            try {
                NotRun.write(path, notRun());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private List<NotRun> notRun() {
        List<NotRun> all = new ArrayList<>();
        skipped.forEach((skip, tests) -> all.add(new NotRun(
                skip.testClass(),
                classesThatRan.contains(skip.testClass()) ? tests : 0,
                skip.reason(),
                skip.remedy())));
        return all;
    }

    private void note(TestIdentifier one, String reason, String remedy) {
        skipped.merge(new Skip(classOf(one), reason, remedy), testsIn(one), Integer::sum);
    }

    /** Of a parameterized test that was not begun nobody knows how many there are: it counts as one. */
    private int testsIn(TestIdentifier one) {
        return (int) Math.max(
                1,
                plan.getDescendants(one).stream()
                        .filter(below -> plan.getChildren(below).isEmpty())
                        .count());
    }

    /** The simple name of the outermost class around it. */
    private String classOf(TestIdentifier one) {
        String name = one.getDisplayName();
        for (Optional<TestIdentifier> at = Optional.of(one); at.isPresent(); at = plan.getParent(at.get())) {
            Optional<String> source = at.get()
                    .getSource()
                    .filter(ClassSource.class::isInstance)
                    .map(ClassSource.class::cast)
                    .map(ClassSource::getClassName);
            name = source.map(found -> found.substring(found.lastIndexOf('.') + 1))
                    .orElse(name);
        }
        return name;
    }
}
