package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.record.FormWorld.text;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.AggregateQuery;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.condition.Condition;
import org.mortise.core.condition.Conditions;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;

/** How likely a stage ends well: in formulas, filters, orders and figures. */
class StageProbabilityTest {

    private static final ObjectKey CHANCE = ObjectKey.parse("shop.chance");
    private static final String FORM = """
            {'kind':'form','key':'chance','title':'Chance','model':{'titleField':'name','fields':[
              {'key':'name','type':'text'},
              {'key':'amount','type':'money'},
              {'key':'stage','type':'stage','props':{'options':[
                {'key':'lead','label':'Lead','probability':10},{'key':'offer','label':'Offer','probability':60},
                {'key':'idle','label':'Idle'},{'key':'won','label':'Won','category':'won','probability':100}]}},
              {'key':'weighted','type':'money','compute':'{amount}*{stage.probability}%'}]}}""";
    private static final String NOTE = """
            {'kind':'form','key':'note','title':'Note','model':{'titleField':'text','fields':[
              {'key':'text','type':'text'},
              {'key':'chance','type':'link','props':{'form':'chance'}},
              {'key':'likely','type':'number','compute':'{chance.stage.probability}'}]}}""";

    private final FormWorld world = new FormWorld();

    @BeforeEach
    void open() {
        world.publish(FORM, NOTE);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Record chance(String name, String stage) {
        return world.create(
                FormWorld.PLATFORM,
                "shop.chance",
                "{'name':'%s','amount':'200','stage':%s}".formatted(name, stage == null ? "null" : "'" + stage + "'"));
    }

    private List<String> found(String filter) {
        Condition condition = filter.isEmpty() ? null : Conditions.parse(Json.plain(FormWorld.json(filter)));
        var query = new RecordQuery(
                CHANCE,
                condition,
                null,
                List.of(new RecordQuery.Sort(FieldPath.of("stage.probability"), true)),
                List.of(),
                null,
                10);
        return FormWorld.wait(world.records().list(FormWorld.PLATFORM, query)).items().stream()
                .map(record -> record.data().path("name").asText())
                .toList();
    }

    @Test
    void lists_are_filtered_and_sorted_by_it() {
        chance("a", "lead");
        chance("b", "won");
        chance("c", "offer");
        chance("d", "idle");

        assertThat(found("{'field':'stage.probability','op':'gte','value':'50'}"))
                .containsExactly("b", "c");
        assertThat(found("{'field':'stage.probability','op':'empty'}")).containsExactly("d");
        assertThat(found("{'expr':'{stage.probability}/10>5'}")).containsExactly("b", "c");
        assertThat(found("")).hasSize(4).startsWith("b", "c", "a");
    }

    @Test
    void figures_add_it_up_and_group_by_it() {
        chance("a", "lead");
        chance("b", "lead");
        chance("c", "won");
        var probability = FieldPath.of("stage.probability");
        var query = new AggregateQuery(
                CHANCE,
                List.of(new AggregateQuery.Dimension("by", probability, null)),
                List.of(
                        new AggregateQuery.Measure("total", AggregateQuery.Aggregate.SUM, probability),
                        new AggregateQuery.Measure("weighted", AggregateQuery.Aggregate.SUM, FieldPath.of("weighted"))),
                null,
                null,
                List.of(new AggregateQuery.Order("by", false)),
                10);

        var rows =
                FormWorld.wait(world.gate.aggregate(FormWorld.PLATFORM, query).flatMap(world.store::aggregate));

        assertThat(String.valueOf(rows)).contains("20", "100", "40", "200");
    }

    @Test
    void a_publish_with_other_probabilities_computes_anew_what_hangs_on_them() {
        var chance = chance("a", "lead");
        assertThat(text(chance.data(), "weighted")).isEqualTo("20");

        world.publish(FORM.replace("'probability':10}", "'probability':25}"));
        world.work();

        assertThat(text(world.read(FormWorld.PLATFORM, chance).data(), "weighted"))
                .isEqualTo("50");
    }

    @Test
    void it_is_read_over_links_too() {
        var chance = chance("a", "offer");
        var note = world.create(FormWorld.PLATFORM, "shop.note", "{'text':'n','chance':'%s'}".formatted(chance.id()));
        assertThat(text(note.data(), "likely")).isEqualTo("60");

        world.update(FormWorld.PLATFORM, world.read(FormWorld.PLATFORM, chance), "{'stage':'won'}");
        world.work();

        assertThat(text(world.read(FormWorld.PLATFORM, note).data(), "likely")).isEqualTo("100");
    }
}
