package org.mortise.rule.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.SchemaCheck;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.testing.EngineWorld;
import org.mortise.core.testing.Shapes;

/** What a rule that people run may not be. */
class PressCheckTest {

    private static final String RIGHT =
            "{'kind':'rule','key':'r','title':'R','form':'order','trigger':{'type':'manual','roles':['clerk'],"
                    + "'confirm':'Sure?','offered':['record','list'],'input':[{'key':'until','type':'date','title':'Until','required':true},"
                    + "{'key':'kind','type':'select','title':'Kind','options':[{'key':'a','label':'A'}]}]},"
                    + "'when':{'field':'stage','op':'eq','value':'open'},'steps':["
                    + "{'id':'a','type':'update','record':'trigger','set':{'due':{'field':'input.until'}}},"
                    + "{'id':'b','type':'notify','to':[{'by':'role','role':'clerk'}],'title':{'expr':'{name}'}}]}";

    private final RuleKind kind = new RuleKind();

    @Test
    void a_right_one_has_no_problems_and_fits_the_schema() {
        assertThat(problems(RIGHT)).isEmpty();
        assertThat(SchemaCheck.of(kind.schema()).check(EngineWorld.json(RIGHT))).isEmpty();
    }

    /** A part of the document replaced, and the problem that follows. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'roles':['clerk']     | 'roles':['none']                | /trigger/roles/0 rule_unknown_role",
                "'key':'kind'          | 'key':'until'                   | /trigger/input/1/key rule_duplicate_input",
                "'options':[{'key':'a','label':'A'}] | 'options':[]      | /trigger/input/1/options rule_input_offers_nothing",
                "'input.until'         | 'input.untill'                  | /steps/0/set/due/field condition_unknown_field",
                "'input.until'         | 'input.kind'                    | /steps/0/set/due condition_value_type",
                "'field':'stage','op':'eq','value':'open' | 'field':'input.until','op':'notEmpty' | /when/field condition_unknown_field",
                "'field':'stage','op':'eq','value':'open' | 'field':'stage','op':'changed' | /when/op condition_no_old_image",
                "'title':'R'           | 'title':'R','phase':'before'    | /trigger/type rule_before_saves_only",
            })
    void what_is_wrong_is_told_where_it_is(String part, String replacement, String problem) {
        assertThat(problems(RIGHT.replace(part, replacement))).contains(problem);
    }

    @Test
    void a_form_with_a_field_called_input_cannot_be_asked() {
        var doc = RIGHT.replace("'form':'order'", "'form':'clash'").replace("input.until", "due");

        assertThat(problems(doc)).containsExactly("/trigger/input rule_input_shadowed");
    }

    @Test
    void triggers_by_records_still_say_on_what() {
        var doc = RIGHT.replace("'type':'manual'", "'type':'record'");

        assertThat(SchemaCheck.of(kind.schema()).check(EngineWorld.json(doc))).isNotEmpty();
    }

    private List<String> problems(String doc) {
        return kind.check(ObjectKey.parse("shop.r"), EngineWorld.json(doc), world()).stream()
                .map(problem -> problem.path() + " " + problem.code())
                .toList();
    }

    private static MetadataSnapshot world() {
        var name = Shapes.field("name", ValueType.TEXT);
        var stage = Shapes.option("stage", "open", "won");
        var due = Shapes.field("due", ValueType.DATE);
        return MetadataSnapshot.empty()
                .with(
                        1,
                        List.of(
                                form(Shapes.form("shop.order", name, stage, due)),
                                form(Shapes.form(
                                        "shop.clash", name, stage, due, Shapes.field("input", ValueType.TEXT))),
                                new PublishedObject(ObjectKey.parse("shop.clerk"), "role", 1, Json.object(), null)));
    }

    private static PublishedObject form(FormShape shape) {
        return new PublishedObject(shape.form(), "form", 1, Json.object(), shape.toJson());
    }
}
