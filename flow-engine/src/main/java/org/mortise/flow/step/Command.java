package org.mortise.flow.step;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody does to a flow. */
public sealed interface Command {

    record Start() implements Command {}

    record Approve(String node, UUID person, @Nullable String comment) implements Command {}

    record Reject(String node, UUID person, @Nullable String comment) implements Command {}

    /** Only the initiator may, and only until somebody decided. */
    record Withdraw(UUID person, @Nullable String comment) implements Command {}

    /** Somebody who was told has read it; also after the flow has ended. */
    record MarkRead(String node, UUID person) implements Command {}

    /** The record updates of the last outcome are done, so that conditions see their values. */
    record Continue() implements Command {}
}
