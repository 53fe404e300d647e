package org.mortise.flow.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.mortise.core.kernel.LocalizedText;

/** A node of a flow; nodes stand in arrays, and blocks hold arrays of their own, so that every flow is sound by construction. */
public sealed interface FlowNode {

    /** Stable and unique in its flow. */
    String id();

    /** The name in {@code type}. */
    String type();

    LocalizedText title();

    <R> R accept(Visitor<R> visitor);

    /** One answer per kind of node; a new kind does not compile until each reader handles it. */
    interface Visitor<R> {
        R start(Start start);

        R approve(Approve approve);

        R cc(Cc cc);

        R choice(Choice choice);

        R parallel(Parallel parallel);

        R updateRecord(UpdateRecord update);

        R end(End end);
    }

    record Start(String id, LocalizedText title) implements FlowNode {
        @Override
        public String type() {
            return "start";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.start(this);
        }
    }

    /** @param fields rights by field key; {@code *} stands for all others, and absent for read */
    record Approve(
            String id,
            LocalizedText title,
            List<ApproverSource> approvers,
            VoteRule vote,
            Map<String, NodeRight> fields)
            implements FlowNode {

        public static final String EVERY_FIELD = "*";

        public Approve {
            approvers = List.copyOf(approvers);
            fields = Map.copyOf(fields);
        }

        @Override
        public String type() {
            return "approve";
        }

        public NodeRight right(String field) {
            return fields.getOrDefault(field, fields.getOrDefault(EVERY_FIELD, NodeRight.READ));
        }

        public boolean requiresInput() {
            return fields.containsValue(NodeRight.REQUIRED);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.approve(this);
        }
    }

    /** 抄送: tells people, gives them the right to read, and waits for nobody. */
    record Cc(String id, LocalizedText title, List<ApproverSource> to) implements FlowNode {
        public Cc {
            to = List.copyOf(to);
        }

        @Override
        public String type() {
            return "cc";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cc(this);
        }
    }

    /** Takes the first branch whose condition holds, else the default branch. */
    record Choice(String id, LocalizedText title, List<Branch> branches) implements FlowNode {
        public Choice {
            branches = List.copyOf(branches);
        }

        @Override
        public String type() {
            return "choice";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.choice(this);
        }
    }

    /** Runs all branches at once and goes on when all have ended. */
    record Parallel(String id, LocalizedText title, List<Branch> branches) implements FlowNode {
        public Parallel {
            branches = List.copyOf(branches);
        }

        @Override
        public String type() {
            return "parallel";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.parallel(this);
        }
    }

    /** @param set operands by field key, as JSON; read from the record as it is when the node is reached */
    record UpdateRecord(String id, LocalizedText title, Map<String, JsonNode> set) implements FlowNode {
        public UpdateRecord {
            set = Map.copyOf(set);
        }

        @Override
        public String type() {
            return "update_record";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.updateRecord(this);
        }
    }

    record End(String id, LocalizedText title) implements FlowNode {
        @Override
        public String type() {
            return "end";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.end(this);
        }
    }
}
