package org.mortise.rule.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.mortise.core.contract.Comments;
import org.mortise.core.event.OutboxEvent;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.rule.definition.RuleDefinition;
import org.mortise.rule.definition.RuleKind;
import org.mortise.rule.definition.Trigger;

/** The enabled rules of a snapshot, read once per revision. */
@ApplicationScoped
class RuleBook {

    private static final Logger LOG = Logger.getLogger(RuleBook.class);

    private record Page(long revision, List<RuleDefinition> rules) {}

    private volatile Page page = new Page(-1, List.of());

    /** Rules that {@code event} may set off after the fact, in the order of their keys. */
    List<RuleDefinition> after(MetadataSnapshot snapshot, OutboxEvent event) {
        if (event.form() == null || RecordEvent.isSilent(event)) {
            return List.of();
        }
        return rules(snapshot).stream()
                .filter(rule -> !rule.before() && rule.form().equals(event.form()) && isSetOff(rule, event))
                .toList();
    }

    /**
     * Rules that act while a record of {@code form} is saved, in the order of their keys.
     *
     * @param changed fields that differ from before
     */
    List<RuleDefinition> before(MetadataSnapshot snapshot, ObjectKey form, boolean created, Set<String> changed) {
        var operation = created ? Trigger.CREATE : Trigger.UPDATE;
        return rules(snapshot).stream()
                .filter(rule -> rule.before() && rule.form().equals(form))
                .filter(rule -> rule.trigger() instanceof Trigger.RecordWritten written
                        && isSetOff(written, operation, changed))
                .toList();
    }

    /** Rules that people run on records of {@code form}, in the order of their keys. */
    List<RuleDefinition> pressed(MetadataSnapshot snapshot, ObjectKey form) {
        return rules(snapshot).stream()
                .filter(rule ->
                        rule.trigger() instanceof Trigger.Pressed && rule.form().equals(form))
                .toList();
    }

    /** A rule that people run; empty when there is none, or it runs by itself. */
    Optional<RuleDefinition> pressedAs(MetadataSnapshot snapshot, ObjectKey key) {
        return rules(snapshot).stream()
                .filter(rule ->
                        rule.trigger() instanceof Trigger.Pressed && rule.key().equals(key))
                .findFirst();
    }

    private List<RuleDefinition> rules(MetadataSnapshot snapshot) {
        var known = page;
        if (known.revision() == snapshot.revision()) {
            return known.rules();
        }
        var rules = snapshot.all(RuleKind.NAME).stream()
                .flatMap(object -> read(object).stream())
                .filter(RuleDefinition::enabled)
                .toList();
        page = new Page(snapshot.revision(), rules);
        return rules;
    }

    /** What was published was checked; should a rule be unreadable all the same, records must not become unwritable by it. */
    private static Optional<RuleDefinition> read(PublishedObject object) {
        try {
            return Optional.of(RuleDefinition.read(object.key(), object.version(), object.doc()));
        } catch (RuntimeException unreadable) {
            LOG.errorf(
                    unreadable,
                    "The rule %s version %d cannot be read and does not act",
                    object.key(),
                    object.version());
            return Optional.empty();
        }
    }

    private static boolean isSetOff(RuleDefinition rule, OutboxEvent event) {
        if (rule.trigger() instanceof Trigger.FlowMoved moved) {
            var outcome = event.type().startsWith("flow.") ? event.type().substring("flow.".length()) : "";
            var flow = event.payload().path("flow").asText();
            return moved.on().contains(outcome)
                    && (moved.flow() == null || moved.flow().toString().equals(flow));
        }
        if (rule.trigger() instanceof Trigger.CommentWritten) {
            return event.type().equals(Comments.WRITTEN);
        }
        var operation =
                switch (event.type()) {
                    case RecordEvent.CREATED, RecordEvent.BULK -> Trigger.CREATE;
                    case RecordEvent.CHANGED -> Trigger.UPDATE;
                    case RecordEvent.DELETED -> Trigger.DELETE;
                    default -> "";
                };
        return rule.trigger() instanceof Trigger.RecordWritten written
                && isSetOff(written, operation, RecordEvent.changed(event));
    }

    private static boolean isSetOff(Trigger.RecordWritten written, String operation, Set<String> changed) {
        return written.on().contains(operation)
                && (!operation.equals(Trigger.UPDATE)
                        || written.changes().isEmpty()
                        || !Collections.disjoint(written.changes(), changed));
    }
}
