package dev.vpcdoctor.cli.demo;

import dev.vpcdoctor.diagnosis.Diagnosis.Conclusion;
import dev.vpcdoctor.snapshot.Document;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A world with something different in it, what is asked there, and what the answer must be. It is read from
 * {@code scenarios/NAME/scenario.json}:
 *
 * <pre>{@code
 * {
 *   "title": "No way to the internet",                   one line for a list
 *   "says": "The private subnets have no ...",           what happened, for who tries it
 *   "nearMissOf": "no-route-to-internet",                only in a world where that code must stay silent
 *   "world": "orders",                                   the folder worlds/orders, in which all is well
 *   "ask": {"function": "checkout", "to": ["internet"]},
 *   "change": {
 *     "RouteTables": {"rtb-0fna": {"Routes": {"DestinationCidrBlock=0.0.0.0/0": null}}},
 *     "NatGateways": {"nat-0a": null}
 *   },
 *   "add": {"VpnGateways": [{"VpnGatewayId": "vgw-0new", ...}]},
 *   "refused": {"ec2:DescribeFlowLogs": "UnauthorizedOperation"},
 *   "observations": {"subnet-0fna": ["tcp 10.20.20.30:5432 open 1.2"]},
 *   "records": {"log": ["10:02 Error: connect ETIMEDOUT 10.20.20.30:5432"]},
 *   "expect": {"verdict": "problem", "findings": ["no-route-to-internet"]}
 * }
 * }</pre>
 *
 * Every error must have a fix that was checked; "unchecked" beside "findings" lists the codes of which that cannot be so.
 * "advice" beside them lists the codes of all advice that is given there; without it none may be given.
 *
 * {@link WorldChanges} tells what the changes mean, {@link ScenarioPackets} what the observations of probes,
 * {@link ScenarioRecords} what was logged and measured. {@code findings} are all codes of errors and warnings in the order
 * of the report, and whatever else is named there.
 *
 * @param name of its folder, as a person types it
 * @param nearMissOf the code of the catalogue that must stay silent here
 */
public record Scenario(
        String name,
        String title,
        String says,
        Optional<String> nearMissOf,
        Question question,
        Expectation expectation,
        World world,
        WorldChanges changes,
        ScenarioPackets packets,
        ScenarioRecords records) {

    /** What somebody there would ask. */
    public record Question(String function, List<String> targets) {
        public Question {
            targets = List.copyOf(targets);
        }
    }

    /**
     * What the answer must be.
     *
     * @param findings codes of the catalogue, the root cause first
     * @param unchecked those of them for which no fix can be checked, since configuration of AWS cannot fix it
     * @param advice codes of all advice that is given beside them; none in a world that is well made
     */
    public record Expectation(Conclusion outcome, List<String> findings, List<String> unchecked, List<String> advice) {
        public Expectation {
            findings = List.copyOf(findings);
            unchecked = List.copyOf(unchecked);
            advice = List.copyOf(advice);
        }
    }

    /** The evidence that somebody in this world would collect. */
    public Snapshot snapshot() {
        List<Document> documents = new ArrayList<>(changes.applyTo(world.documents()));
        documents.addAll(packets.documents());
        documents.addAll(records.documents());
        return Snapshot.of(documents);
    }
}
