package org.mortise.report.query;

import static org.mortise.core.testing.Shapes.field;
import static org.mortise.core.testing.Shapes.form;
import static org.mortise.core.testing.Shapes.link;
import static org.mortise.core.testing.Shapes.links;
import static org.mortise.core.testing.Shapes.option;
import static org.mortise.core.testing.Shapes.options;
import static org.mortise.core.testing.Shapes.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Conditions;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.testing.EngineWorld;

/** Orders of partners, many of them, and people who may see some. */
public final class ReportWorld implements AutoCloseable {

    static final ObjectKey ORDER = ObjectKey.parse("shop.order");

    public final EngineWorld world = new EngineWorld();
    public final Reports reports =
            new Reports(world.gate, world.store, new Labels(world.people, world.departments, world.records));
    final List<UUID> partners = new ArrayList<>();

    public ReportWorld() {
        world.publish(form(
                        "shop.partner",
                        field("name", ValueType.TEXT),
                        option("level", "gold", "silver"),
                        field("owner", ValueType.USER)))
                .publish(form(
                        "shop.order",
                        field("name", ValueType.TEXT),
                        option("stage", "open", "won", "lost"),
                        options("tags", "red", "green", "blue"),
                        field("amount", ValueType.NUMBER),
                        field("cost", ValueType.NUMBER),
                        field("due", ValueType.DATE),
                        field("at", ValueType.DATETIME),
                        field("urgent", ValueType.BOOLEAN),
                        field("owner", ValueType.USER),
                        field("helpers", ValueType.USERS),
                        link("partner", "shop.partner"),
                        links("others", "shop.partner", "l_order_others"),
                        table("items", "f_order_items", field("qty", ValueType.NUMBER))))
                .publish(
                        "role",
                        "shop.sales",
                        "{'kind':'role','key':'sales','grants':["
                                + "{'form':'order','actions':['read'],'scope':'own','fields':{'*':'read','cost':'hidden','name':'masked'}},"
                                + "{'form':'order','actions':['read'],'scope':{'field':'stage','op':'eq','value':'won'},"
                                + "'fields':{'*':'read','cost':'hidden','name':'masked','amount':'hidden'}},"
                                + "{'form':'partner','actions':['read'],'scope':'own','fields':{'*':'read'}}],'dashboards':['sales']}")
                .publish("role", "shop.none", "{'kind':'role','key':'none','grants':[]}");
    }

    /** Fills the forms with records that often share values. */
    public ReportWorld fill(int orders, long seed) {
        var random = new Random(seed);
        var owners = List.of(world.person("ann", "shop.sales"), world.person("bob", "shop.sales"), world.person("eve"));
        for (var index = 0; index < 6; index++) {
            var data = Json.object().put("name", "partner " + index);
            maybe(random, data, "level", pick(random, "gold", "silver"));
            maybe(random, data, "owner", pick(random, owners).id().toString());
            partners.add(world.create(EngineWorld.PLATFORM, "shop.partner", data.toString()));
        }
        for (var index = 0; index < orders; index++) {
            world.create(
                    EngineWorld.PLATFORM, "shop.order", order(random, owners).toString());
        }
        return this;
    }

    private ObjectNode order(Random random, List<Caller.User> owners) {
        var data = Json.object();
        maybe(random, data, "name", "order " + random.nextInt(5));
        maybe(random, data, "stage", pick(random, "open", "won", "lost"));
        maybe(random, data, "amount", random.nextInt(50) + "." + random.nextInt(10) + "0");
        maybe(random, data, "cost", String.valueOf(random.nextInt(20)));
        maybe(
                random,
                data,
                "due",
                LocalDate.of(2025, 11, 20).plusDays(random.nextInt(200)).toString());
        // The evening of UTC is the next day in Shanghai, and at the end of a month the next month.
        maybe(
                random,
                data,
                "at",
                "2026-0" + (1 + random.nextInt(4)) + "-" + pick(random, "01", "15", "28") + "T"
                        + pick(random, "15:59:59.999", "16:00:00.000", "03:30:00.123") + "Z");
        maybe(random, data, "owner", pick(random, owners).id().toString());
        maybe(random, data, "partner", pick(random, partners).toString());
        if (random.nextInt(3) > 0) {
            data.put("urgent", random.nextBoolean());
        }
        List.of("red", "green", "blue").forEach(tag -> {
            if (random.nextInt(3) == 0) {
                data.withArray("tags").add(tag);
            }
        });
        owners.forEach(owner -> {
            if (random.nextInt(3) == 0) {
                data.withArray("helpers").add(owner.id().toString());
            }
        });
        partners.forEach(partner -> {
            if (random.nextInt(5) == 0) {
                data.withArray("others").add(partner.toString());
            }
        });
        return data;
    }

    private static void maybe(Random random, ObjectNode data, String key, String value) {
        if (random.nextInt(5) > 0) {
            data.put(key, value);
        }
    }

    @SafeVarargs
    static <T> T pick(Random random, T... among) {
        return among[random.nextInt(among.length)];
    }

    static <T> T pick(Random random, List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    /** @param query JSON with single quotes */
    ReportAnswer ask(Caller caller, String query) {
        return ask(caller, query, Map.of());
    }

    ReportAnswer ask(Caller caller, String query, Map<String, String> params) {
        var read = ReportQuery.read("shop", EngineWorld.json(query), params, world.metadata.snapshot());
        return EngineWorld.get(reports.answer(caller, Locale.US, read));
    }

    /** How many records of a list meet the selection of a row. */
    long listed(Caller caller, ReportAnswer.Row row) {
        var selection = Conditions.parse(Json.plain(Json.mapper().valueToTree(row.selection())));
        return EngineWorld.get(world.records.list(caller, RecordQuery.of(ORDER, selection, 500)))
                .items()
                .size();
    }

    @Override
    public void close() {
        world.close();
    }
}
