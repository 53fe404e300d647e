package org.mortise.rule.run;

import static org.mortise.core.testing.Shapes.field;
import static org.mortise.core.testing.Shapes.form;
import static org.mortise.core.testing.Shapes.link;
import static org.mortise.core.testing.Shapes.option;
import static org.mortise.core.testing.Shapes.options;
import static org.mortise.core.testing.Shapes.structure;
import static org.mortise.core.testing.Shapes.table;
import static org.mortise.core.testing.Shapes.translated;
import static org.mortise.core.testing.Shapes.unique;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mortise.core.contract.Comments;
import org.mortise.core.http.Idempotency;
import org.mortise.core.job.Jobs;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.notify.Notifications;
import org.mortise.core.testing.EngineWorld;
import org.mortise.rule.definition.RuleKind;

/** Orders of partners with lines, chores that follow from them, and the rules between them. */
final class RuleWorld implements AutoCloseable {

    final EngineWorld world = new EngineWorld(new RuleKind());
    final RuleRunTable runs = new RuleRunTable(world.database, world.vault);
    final RuleBook book = new RuleBook();
    final Map<UUID, Comments.Said> comments = new HashMap<>();
    final TriggerFacts triggers = new TriggerFacts(
            world.records,
            (transaction, record, comment) -> Uni.createFrom().item(Optional.ofNullable(comments.get(comment))),
            world.gate);
    final RuleRuns running = new RuleRuns(
            triggers,
            new RuleRunner(world.records, new Notices(world.people, Notifications.of(world.clock, world.vault))),
            runs,
            world.clock);
    final RuleSubscriber subscriber = new RuleSubscriber(world.metadata, book, running);
    final RuleDesk desk = new RuleDesk(
            world.database,
            world.metadata,
            world.gate,
            world.records,
            Idempotency.of(world.database, world.clock, world.vault),
            book,
            running,
            world.clock);
    final RuleBatchTable batches = new RuleBatchTable(world.database, world.vault);
    final RuleBatchDesk batchDesk = new RuleBatchDesk(
            world.gate,
            world.records,
            Idempotency.of(world.database, world.clock, world.vault),
            desk,
            batches,
            Jobs.of(world.clock, world.vault),
            world.clock);
    final RuleBatchJob batchJob = new RuleBatchJob(
            world.database, world.gate, desk, batches, Notifications.of(world.clock, world.vault), world.clock);
    final BeforeRules before = new BeforeRules(world.metadata, book, triggers);

    RuleWorld() {
        world.subscribe(subscriber)
                .publish(form(
                        "shop.partner",
                        field("name", ValueType.TEXT),
                        option("level", "gold", "silver"),
                        structure("home", "address"),
                        translated("motto", "motto_en"),
                        field("motto_en", ValueType.TEXT),
                        field("orders", ValueType.NUMBER)))
                .publish(form(
                        "shop.order",
                        field("name", ValueType.TEXT),
                        option("stage", "open", "won", "lost"),
                        field("amount", ValueType.NUMBER),
                        field("due", ValueType.DATE),
                        field("note", ValueType.LONG_TEXT),
                        options("tags", "red", "green"),
                        field("owner", ValueType.USER),
                        structure("from", "address"),
                        structure("goal", "address"),
                        structure("spot", "location"),
                        translated("greeting", "greeting_en"),
                        field("greeting_en", ValueType.TEXT),
                        link("partner", "shop.partner"),
                        table("items", "f_order_items", field("qty", ValueType.NUMBER))))
                .publish(form(
                        "shop.chore",
                        unique("no"),
                        field("text", ValueType.TEXT),
                        field("due", ValueType.DATE),
                        field("owner", ValueType.USER),
                        link("order", "shop.order"),
                        link("parent", "shop.chore")))
                .publish("role", "shop.clerk", "{'kind':'role','key':'clerk'}")
                .publish("flow", "shop.approval", "{'kind':'flow','key':'approval'}");
    }

    /** @param rest of the document, without its braces */
    RuleWorld rule(String key, String rest) {
        world.publish(
                "rule",
                "shop." + key,
                "{'kind':'rule','key':'" + key + "','title':{'zh-CN':'规则','en-US':'Rule'}," + rest + "}");
        return this;
    }

    List<RuleRun> runsOf(String key) {
        return EngineWorld.get(runs.ofRule(ObjectKey.parse("shop." + key), null, 100));
    }

    List<RunState> states(String key) {
        return runsOf(key).stream().map(RuleRun::state).toList();
    }

    long chores() {
        return world.count("SELECT count(*) FROM rec.f_chore");
    }

    @Override
    public void close() {
        world.close();
    }
}
