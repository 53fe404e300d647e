package org.mortise.rule.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mortise.core.testing.EngineWorld.PLATFORM;
import static org.mortise.core.testing.EngineWorld.get;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.testing.EngineWorld;
import org.mortise.core.testing.Shapes;

class BeforeRulesTest {

    private static final String ORDER = "'form':'order','phase':'before',";

    private final RuleWorld shop = new RuleWorld();
    private final EngineWorld world = shop.world;

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void a_new_record_gets_what_rules_set_each_seeing_the_one_before() {
        shop.rule(
                "a",
                ORDER + "'trigger':{'type':'record','on':['create']},"
                        + "'steps':[{'id':'s','type':'set','set':{'amount':'5','owner':{'var':'user.id'},'tags':['red']}}]");
        shop.rule(
                "b",
                ORDER + "'trigger':{'type':'record','on':['create']},'when':{'field':'amount','op':'gte','value':5},"
                        + "'steps':[{'id':'s','type':'set','set':{'stage':'won','name':{'expr':'{name}&\\\"!\\\"'}}}]");
        var ann = world.person("ann");

        var image = save(null, "{'name':'A'}", ann);

        assertThat(image)
                .isEqualTo(EngineWorld.json(
                        "{'name':'A!','amount':'5','owner':'" + ann.id() + "','tags':['red'],'stage':'won'}"));
    }

    @Test
    void values_are_those_from_before_the_step() {
        shop.rule(
                "swap",
                ORDER + "'trigger':{'type':'record','on':['update']},"
                        + "'steps':[{'id':'s','type':'set','set':{'name':{'field':'note'},'note':{'field':'name'},'due':null}}]");

        var image = save("{'name':'old'}", "{'name':'a','note':'b','due':'2026-01-01'}", PLATFORM);

        assertThat(image).isEqualTo(EngineWorld.json("{'name':'b','note':'a','due':null}"));
    }

    @Test
    void only_the_changes_that_were_named_set_a_rule_off() {
        shop.rule(
                "won",
                ORDER + "'trigger':{'type':'record','on':['update'],'changes':['stage']},"
                        + "'when':{'field':'stage','op':'changedTo','value':'won'},"
                        + "'steps':[{'id':'s','type':'set','set':{'due':{'relative':'today'}}}]");

        assertThat(save("{'stage':'open'}", "{'stage':'won'}", PLATFORM)
                        .path("due")
                        .asText())
                .isEqualTo("2026-03-15");
        assertThat(save("{'stage':'won'}", "{'stage':'won','name':'x'}", PLATFORM)
                        .has("due"))
                .isFalse();
        assertThat(save(null, "{'stage':'won'}", PLATFORM).has("due")).isFalse();
    }

    @Test
    void linked_records_are_there_to_be_asked() {
        shop.rule(
                "gold",
                ORDER
                        + "'trigger':{'type':'record','on':['create']},'when':{'field':'partner.level','op':'eq','value':'gold'},"
                        + "'steps':[{'id':'s','type':'set','set':{'note':{'field':'partner.name'}}}]");
        var partner = world.create(PLATFORM, "shop.partner", "{'name':'G','level':'gold'}");

        assertThat(save(null, "{'partner':'" + partner + "'}", PLATFORM)
                        .path("note")
                        .asText())
                .isEqualTo("G");
    }

    @Test
    void a_text_is_copied_with_its_translations_unless_the_rule_says_what_these_are() {
        var greets = ORDER + "'trigger':{'type':'record','on':['create']},'steps':[{'id':'s','type':'set','set':{%s}}]";
        var partner = world.create(PLATFORM, "shop.partner", "{'name':'G','motto':'诚','motto_en':'Honest'}");
        var order = "{'partner':'" + partner + "'}";

        shop.rule("greets", greets.formatted("'greeting':{'field':'partner.motto'}"));
        assertThat(save(null, order, PLATFORM).path("greeting_en").asText()).isEqualTo("Honest");

        shop.rule(
                "greets",
                greets.formatted("'greeting':{'field':'partner.motto'},'greeting_en':{'field':'partner.name'}"));
        assertThat(save(null, order, PLATFORM).path("greeting_en").asText()).isEqualTo("G");

        shop.rule("greets", greets.formatted("'greeting':{'field':'partner.name'}"));
        assertThat(save(null, order, PLATFORM).has("greeting_en")).isFalse();
    }

    @Test
    void a_value_of_several_parts_is_copied_whole_within_its_kind_and_stands_for_itself_by_its_code_elsewhere() {
        shop.rule(
                "move",
                ORDER + "'trigger':{'type':'record','on':['create']},'steps':[{'id':'s','type':'set','set':"
                        + "{'goal':{'field':'from'},'from':{'field':'partner.home'},'note':{'field':'from'},'spot':{'field':'from'}}}]");
        var home = "{'code':'110101','country':'CN','detail':'1','text':'B1'}";
        var away = "{'code':'330106','country':'CN','detail':'2','text':'H2'}";
        var partner = world.create(PLATFORM, "shop.partner", "{'name':'G','home':" + home + "}");
        var link = "'partner':'" + partner + "'";

        assertThat(save(null, "{" + link + ",'from':" + away + "}", PLATFORM))
                .isEqualTo(EngineWorld.json(
                        "{" + link + ",'from':" + home + ",'goal':" + away + ",'note':'330106','spot':'330106'}"));
        assertThat(save(null, "{'goal':" + away + "}", PLATFORM))
                .as("blank ones leave nothing")
                .isEqualTo(EngineWorld.json("{'goal':null,'from':null,'note':null,'spot':null}"));
    }

    @Test
    void a_field_that_a_rule_reads_cannot_be_taken_out_of_its_form() {
        shop.rule(
                "reading",
                ORDER + "'trigger':{'type':'record','on':['create']},'when':{'field':'due','op':'empty'},"
                        + "'steps':[{'id':'s','type':'set','set':{'name':'x'}}]");
        var without = Shapes.form("shop.order", Shapes.field("name", org.mortise.core.metadata.ValueType.TEXT));

        assertThatThrownBy(() -> world.publish(without)).isInstanceOfSatisfying(Rejected.class, refusal -> assertThat(
                        refusal.problems().get(0).code())
                .isEqualTo("breaks_other"));
    }

    private ObjectNode save(@Nullable String before, String image, Caller caller) {
        var shape =
                world.metadata.snapshot().form(ObjectKey.parse("shop.order")).orElseThrow();
        return get(world.database.inTransaction(transaction -> shop.before.apply(
                transaction,
                shape,
                before == null ? null : EngineWorld.json(before),
                EngineWorld.json(image),
                caller)));
    }
}
