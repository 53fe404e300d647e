package org.mortise.flow.step;

import org.mortise.flow.definition.FlowDefinition;

/** What happens next: the same definition, state, command and facts always lead to the same outcome. */
public final class Step {

    private Step() {}

    /**
     * Carries out {@code command} and everything that follows by itself, up to the next record update, the next question to a
     * person, or the end.
     *
     * @throws org.mortise.core.kernel.Rejected when the command is not possible in this state; nothing has happened then
     */
    public static Outcome step(FlowDefinition definition, FlowState state, Command command, Facts facts) {
        var transition = new Transition(definition, state, facts);
        transition.carryOut(command);
        return transition.outcome();
    }
}
