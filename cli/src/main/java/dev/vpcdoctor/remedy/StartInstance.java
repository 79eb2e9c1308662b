package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Instance;
import dev.vpcdoctor.network.model.Network;
import java.util.ArrayList;
import java.util.List;

/** An instance made to run: started, if it does not start already, and waited for. */
public record StartInstance(Instance instance) implements Change {

    @Override
    public List<String> commands() {
        String state = instance.state().orElse("");
        List<String> commands = new ArrayList<>();
        if (state.equals("stopping")) {
            commands.add("aws ec2 wait instance-stopped --instance-ids " + instance.id());
        }
        if (!state.equals("pending")) {
            commands.add("aws ec2 start-instances --instance-ids " + instance.id());
        }
        commands.add("aws ec2 wait instance-running --instance-ids " + instance.id());
        return commands;
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(instance.withState("running"));
    }
}
