package dev.vpcdoctor.network.discovery;

import dev.vpcdoctor.network.discovery.DiscoveredTargets.PassedOver;
import dev.vpcdoctor.network.discovery.TargetDiscovery.Candidate;
import dev.vpcdoctor.network.discovery.TargetDiscovery.Candidates;
import dev.vpcdoctor.network.model.EnvironmentValue;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.FunctionEnvironment;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.target.TargetSyntaxException;
import dev.vpcdoctor.shared.Arn;
import dev.vpcdoctor.shared.address.HostAndPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the environment variables of a function name, whatever form that has. */
final class EnvironmentHints {
    private final Network network;
    private final LambdaFunction function;
    private final List<Candidate> found = new ArrayList<>();
    private final List<PassedOver> passedOver = new ArrayList<>();

    EnvironmentHints(Network network, LambdaFunction function) {
        this.network = network;
        this.function = function;
    }

    Candidates candidates() {
        Fact<Map<String, EnvironmentValue>> environment =
                network.find(FunctionEnvironment.class, function.arn()).flatMap(FunctionEnvironment::variables);
        switch (environment) {
            case Fact.Unknown<Map<String, EnvironmentValue>> unknown ->
                passedOver.add(new PassedOver("the environment variables", unknown.because()));
            case Fact.Known<Map<String, EnvironmentValue>> known ->
                known.value().forEach((name, value) -> variable(name, value, known.value()));
        }
        return new Candidates(found, passedOver);
    }

    private void variable(String name, EnvironmentValue value, Map<String, EnvironmentValue> all) {
        switch (value) {
            case EnvironmentValue.Hosts hosts -> hosts(name, hosts, all);
            case EnvironmentValue.Resource resource -> arn(name, resource.arn());
            // It belongs to a host, or to the function itself.
            case EnvironmentValue.Port port -> {}
            case EnvironmentValue.Withheld withheld -> {
                if (VariableName.of(name).isOfATarget()) {
                    passedOver.add(new PassedOver(
                            TargetHint.variable(name).says(),
                            "nothing in its value is certainly a host, or its name is like a secret's: name what it"
                                    + " leads to with --to host:port"));
                }
            }
        }
    }

    private void hosts(String name, EnvironmentValue.Hosts value, Map<String, EnvironmentValue> all) {
        VariableName variable = VariableName.of(name);
        for (HostAndPort host : value.hosts()) {
            boolean certain = value.scheme().isPresent() || host.port().isPresent();
            boolean meant = certain || variable.isOfATarget() || isNameOfAws(host);
            if (meant && !variable.isOfExceptions() && !isTheFunctionItself(host)) {
                host(variable, value.scheme(), host, all);
            }
        }
    }

    private void host(
            VariableName variable, Optional<String> scheme, HostAndPort host, Map<String, EnvironmentValue> all) {
        Optional<String> portVariable =
                host.port().isPresent() || scheme.isPresent() ? Optional.empty() : variable.portVariable(all);
        Optional<Integer> port = host.port()
                .or(() -> portVariable.flatMap(name -> all.get(name) instanceof EnvironmentValue.Port told
                        ? Optional.of(told.number())
                        : Optional.empty()));
        TargetHint hint = portVariable
                .map(name -> TargetHint.variables(variable.text(), name))
                .orElseGet(() -> TargetHint.variable(variable.text()));
        boolean portIsTold = port.isPresent() || scheme.isPresent() || isNameOfAws(host);
        Optional<Integer> usual = portIsTold ? port : variable.usualPort();
        if (!portIsTold && usual.isEmpty()) {
            passedOver.add(new PassedOver(hint.says(), "nothing tells its port: name it with --to " + host + ":PORT"));
            return;
        }
        String text = scheme.map(word -> word + "://").orElse("") + new HostAndPort(host.host(), usual);
        add(() -> TargetExpression.parse(text), hint);
    }

    private void arn(String name, Arn arn) {
        TargetHint hint = TargetHint.variable(name);
        ArnHint read = new ArnHint(arn, function.region());
        Optional<String> unusable = read.whyNoTarget();
        if (unusable.isPresent()) {
            passedOver.add(new PassedOver(hint.says(), unusable.get()));
        } else {
            add(read::target, hint);
        }
    }

    /** Makes a target of what a variable says. */
    @FunctionalInterface
    private interface Parsing {
        TargetExpression parse();
    }

    private void add(Parsing parsing, TargetHint hint) {
        try {
            found.add(new Candidate(parsing.parse(), hint));
        } catch (TargetSyntaxException e) {
            passedOver.add(new PassedOver(hint.says(), e.getMessage()));
        }
    }

    /** A name of AWS needs no port: its service, or the database that answers by it, has one. */
    private static boolean isNameOfAws(HostAndPort host) {
        String name = host.host();
        return name.endsWith(".amazonaws.com") || name.endsWith(".amazonaws.com.cn") || name.endsWith(".api.aws");
    }

    /** Extensions and the like, which listen inside the execution environment. */
    private static boolean isTheFunctionItself(HostAndPort host) {
        String name = host.host();
        return name.equals("localhost")
                || name.equals("0.0.0.0")
                || name.equals("::")
                || name.equals("::1")
                || name.startsWith("127.")
                || name.startsWith("169.254.");
    }
}
