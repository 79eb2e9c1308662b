package dev.vpcdoctor.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rules about which package may use what. They hold below any root package, so that they can be tried on
 * classes that break them.
 */
record PackageRules(String root) {

    /** The highest first. A package may use those below it, and none above. */
    private static final List<String> LAYERS =
            List.of("cli", "report", "aws", "lab", "diagnosis", "remedy", "network", "snapshot");

    private static final String AWS_SDK = "software.amazon.awssdk..";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final Set<String> LOOK_UPS = Set.of("getByName", "getAllByName", "getLocalHost", "isReachable");
    private static final Set<String> SYSTEM_CLOCK = Set.of("currentTimeMillis", "nanoTime");

    List<ArchRule> rules() {
        return Stream.of(
                        IntStream.range(1, LAYERS.size()).mapToObj(this::looksOnlyDownward),
                        Stream.of(
                                noCircleBetweenPackages(),
                                everyPackageHasItsLayer(),
                                awsSdkStaysInAws(),
                                jacksonStaysWhereJsonIsReadAndWritten(),
                                pureCodeUsesNothingOfTheWorldOutside(),
                                pureCodeCallsNothingOfTheWorldOutside()))
                .flatMap(rules -> rules)
                .map(rule -> rule.allowEmptyShould(true))
                .toList();
    }

    private ArchRule looksOnlyDownward(int layer) {
        return noClasses()
                .that()
                .resideInAPackage(within(LAYERS.get(layer)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(within(LAYERS.subList(0, layer)))
                .because("packages only look downward: " + String.join(" > ", LAYERS));
    }

    /** Packages of one layer, and those within each other, too. */
    ArchRule noCircleBetweenPackages() {
        return SlicesRuleDefinition.slices()
                .matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("what is in a circle can only be understood all at once");
    }

    private ArchRule everyPackageHasItsLayer() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAnyPackage(Stream.concat(LAYERS.stream(), Stream.of("shared"))
                        .map(this::within)
                        .toArray(String[]::new))
                .because("a package that no rule names would escape them all");
    }

    private ArchRule awsSdkStaysInAws() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(within("aws"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(AWS_SDK)
                .because("an offline run never loads the SDK");
    }

    private ArchRule jacksonStaysWhereJsonIsReadAndWritten() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(within(
                        List.of("snapshot", "report", "aws", "network.read", "diagnosis.witness.read", "cli.demo")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JACKSON)
                .because("everything between the snapshot and the report works on types of its own");
    }

    private ArchRule pureCodeUsesNothingOfTheWorldOutside() {
        return noClasses()
                .that()
                .resideInAnyPackage(pure())
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                within("snapshot"),
                                JACKSON,
                                "javax.net..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.net.http..")
                        .or(describe("open files or sockets, or tell the time", PackageRules::opensOrTellsTheTime)))
                .because("a walk must give the same answer on any machine, years later");
    }

    private ArchRule pureCodeCallsNothingOfTheWorldOutside() {
        return noClasses()
                .that()
                .resideInAnyPackage(pure())
                .should()
                .accessTargetWhere(asksTheClockOrTheResolver())
                .because("a walk must give the same answer on any machine, years later");
    }

    private static boolean opensOrTellsTheTime(JavaClass used) {
        return switch (used.getPackageName()) {
            case "java.net" ->
                !used.isEquivalentTo(InetAddress.class)
                        && !used.isEquivalentTo(Inet4Address.class)
                        && !used.isEquivalentTo(Inet6Address.class)
                        && !used.isEquivalentTo(UnknownHostException.class)
                        && !used.isEquivalentTo(URI.class);
            case "java.io" ->
                used.getSimpleName().startsWith("File") || used.getSimpleName().equals("RandomAccessFile");
            case "java.time" -> Set.of("Clock", "InstantSource").contains(used.getSimpleName());
            default -> false;
        };
    }

    private static DescribedPredicate<JavaAccess<?>> asksTheClockOrTheResolver() {
        return describe("asks the clock or the resolver", access -> {
            AccessTarget target = access.getTarget();
            String owner = target.getOwner().getPackageName();
            return (owner.equals("java.time") && target.getName().equals("now"))
                    || (target.getOwner().isEquivalentTo(System.class) && SYSTEM_CLOCK.contains(target.getName()))
                    || (owner.equals("java.net") && LOOK_UPS.contains(target.getName()));
        });
    }

    private String[] pure() {
        return within(List.of("shared.address", "network.address", "network.model", "network.policy", "network.walk"));
    }

    private String[] within(List<String> packages) {
        return packages.stream().map(this::within).toArray(String[]::new);
    }

    private String within(String name) {
        return root + "." + name + "..";
    }
}
