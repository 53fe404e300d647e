package org.mortise.rule.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.http.ProblemTexts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.core.metadata.SchemaCheck;
import org.mortise.core.metadata.ValueType;
import org.mortise.core.testing.EngineWorld;
import org.mortise.core.testing.Shapes;

class RuleKindTest {

    private static final String RIGHT =
            "{'kind':'rule','key':'r','title':'R','form':'order','trigger':{'type':'record','on':['update'],'changes':['stage']},"
                    + "'when':{'field':'stage','op':'changedTo','value':'won'},'steps':["
                    + "{'id':'a','type':'update','record':{'field':'partner'},'set':{'name':{'field':'name'},'level':'gold'}},"
                    + "{'id':'b','type':'create','form':'order','set':{'partner':{'field':'partner'},'tags':['red'],'owner':{'field':'created_by'}}},"
                    + "{'id':'c','type':'notify','to':[{'by':'field','field':'owner_id'},{'by':'role','role':'clerk'}],'title':{'expr':'{name}'}}]}";

    private final RuleKind kind = new RuleKind();

    @Test
    void a_right_rule_has_no_problems() {
        assertThat(problems(EngineWorld.json(RIGHT))).isEmpty();
    }

    /** The document with a part of its text replaced, and the problem that follows. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'form':'order','trigger'                | 'form':'none','trigger'                   | /form rule_unknown_form",
                "'changes':['stage']                     | 'changes':['none']                        | /trigger/changes rule_unknown_field",
                "'op':'changedTo'                        | 'op':'gt'                                 | /when/op condition_operator_not_valid",
                "'field':'stage','op'                    | 'field':'none','op'                       | /when/field condition_unknown_field",
                "{'type':'record','on':['update'],'changes':['stage']} | {'type':'flow','flow':'none','on':['approved']} | /when/op condition_no_old_image, /trigger/flow rule_unknown_flow",
                "{'type':'record','on':['update'],'changes':['stage']} | {'type':'flow','flow':'approval','on':['approved']} | /when/op condition_no_old_image",
                "'record':{'field':'partner'}            | 'record':{'field':'name'}                 | /steps/0/record/field rule_unknown_field",
                "'level':'gold'                          | 'level':'iron'                            | /steps/0/set/level rule_unknown_option",
                "'level':'gold'                          | 'total':'1'                               | /steps/0/set/total rule_field_not_settable",
                "'level':'gold'                          | 'papers':{'field':'papers'}               | /steps/0/set/papers assignment_of_files",
                "'level':'gold'                          | 'papers':null                             | none",
                "'level':'gold'                          | 'owner_id':null                           | /steps/0/set/owner_id rule_unknown_field",
                "'name':{'field':'name'}                 | 'name':{'field':'level'}                  | /steps/0/set/name/field condition_unknown_field",
                "'name':{'field':'name'}                 | 'name':{'field':'stage_at'}               | /steps/0/set/name condition_value_type",
                "'name':{'field':'name'}                 | 'name':{'expr':'{none}'}                  | /steps/0/set/name/expr fx_unknown_field",
                "'name':{'field':'name'}                 | 'name':{'expr':'QUERY(\\\"first\\\",\\\"partner.name\\\")'} | /steps/0/set/name/expr fx_form_not_here",
                "{'expr':'{name}'}                       | {'expr':'LOOKUP(\\\"partner.name\\\",\\\"name\\\",{name})'} | /steps/2/title/expr fx_form_not_here",
                "{'field':'stage','op':'changedTo','value':'won'} | {'expr':'QUERY(\\\"count\\\",\\\"partner\\\")>1'} | /when/expr fx_form_not_here",
                "'tags':['red']                          | 'tags':['blue']                           | /steps/1/set/tags rule_unknown_option",
                "'form':'order','set'                    | 'form':'none','set'                       | /steps/1/form rule_unknown_form",
                "'field':'owner_id'                      | 'field':'name'                            | /steps/2/to/0/field rule_unknown_field",
                "'role':'clerk'                          | 'role':'none'                             | /steps/2/to/1/role rule_unknown_role",
                "{'expr':'{name}'}                       | {'expr':'{none}'}                         | /steps/2/title/expr fx_unknown_field",
                "'id':'b'                                | 'id':'a'                                  | /steps/1/id rule_duplicate_step",
                "'on':['update']                         | 'on':['update','delete']                  | none",
            })
    void what_is_wrong_is_found_where_it_is(String part, String other, String expected) {
        var doc = RIGHT.replace(part.strip(), other.strip());
        assertThat(doc).isNotEqualTo(RIGHT);

        assertThat(String.join(", ", problems(EngineWorld.json(doc))))
                .isEqualTo(expected.equals("none") ? "" : expected);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'record','on':['create']}                   | none",
                "{'type':'record','on':['create','delete']}          | /trigger/on rule_before_saves_only",
                "{'type':'flow','flow':'approval','on':['approved']} | /trigger/type rule_before_saves_only",
            })
    void a_rule_before_saving_waits_for_saves(String trigger, String expected) {
        var doc = "{'kind':'rule','key':'r','title':'R','form':'order','phase':'before','trigger':" + trigger
                + ",'steps':[{'id':'a','type':'set','set':{'name':'x'}}]}";

        assertThat(String.join(", ", problems(EngineWorld.json(doc))))
                .isEqualTo(expected.equals("none") ? "" : expected);
    }

    /** What a rule that a comment sets off may read, and what follows from a mistake. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'comment'}                 | {'field':'said.author','op':'eq','value':{'var':'user.id'}} | none",
                "{'type':'comment'}                 | {'field':'said.none','op':'notEmpty'}   | /when/field condition_unknown_field",
                "{'type':'comment'}                 | {'field':'stage','op':'changed'}        | /when/op condition_no_old_image",
                "{'type':'record','on':['update']}  | {'field':'said.text','op':'notEmpty'}   | /when/field condition_unknown_field, /steps/0/set/name/expr fx_unknown_field",
            })
    void what_was_said_is_known_to_rules_that_a_comment_sets_off(String trigger, String when, String expected) {
        var doc = "{'kind':'rule','key':'r','title':'R','form':'order','trigger':" + trigger + ",'when':" + when
                + ",'steps':[{'id':'a','type':'update','record':'trigger','set':{'name':{'expr':'LEFT({said.text},9)'}}}]}";

        assertThat(SchemaCheck.of(kind.schema()).check(EngineWorld.json(doc))).isEmpty();
        assertThat(String.join(", ", problems(EngineWorld.json(doc))))
                .isEqualTo(expected.equals("none") ? "" : expected);
    }

    @Test
    void a_deleted_record_is_not_updated() {
        var doc = "{'kind':'rule','key':'r','title':'R','form':'order','trigger':{'type':'record','on':['delete']},"
                + "'steps':[{'id':'a','type':'update','record':'trigger','set':{'name':'x'}}]}";

        assertThat(problems(EngineWorld.json(doc))).containsExactly("/steps/0/record rule_updates_deleted");
    }

    @Test
    void the_schema_keeps_steps_in_their_phase() {
        var schema = SchemaCheck.of(kind.schema());
        assertThat(schema.check(EngineWorld.json(RIGHT))).isEmpty();
        assertThat(schema.check(EngineWorld.json(
                        RIGHT.replace("'form':'order','trigger'", "'phase':'before','form':'order','trigger'"))))
                .isNotEmpty();
    }

    @Test
    void every_code_has_a_sentence_in_both_languages() throws IOException {
        var texts = new ProblemTexts();
        var codes = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Pattern.compile("\"(rule_[a-z]+_[a-z_]+|rule_failed)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(found -> codes.add(found.group(1)));
            }
        }
        codes.removeAll(List.of("rule_run", "rule_batch_record"));
        assertThat(codes).hasSizeGreaterThan(9);
        assertThat(texts.codes(Locale.SIMPLIFIED_CHINESE)).containsAll(codes);
        assertThat(texts.codes(Locale.US)).containsAll(codes);
    }

    private List<String> problems(JsonNode doc) {
        return kind.check(ObjectKey.parse("shop.r"), doc, world()).stream()
                .map(problem -> problem.path() + " " + problem.code())
                .toList();
    }

    private static MetadataSnapshot world() {
        return MetadataSnapshot.empty()
                .with(
                        1,
                        List.of(
                                form(Shapes.form(
                                        "shop.partner",
                                        Shapes.field("name", ValueType.TEXT),
                                        Shapes.field("papers", ValueType.FILES),
                                        Shapes.option("level", "gold", "silver"),
                                        Shapes.computed("total", ValueType.NUMBER))),
                                form(Shapes.form(
                                        "shop.order",
                                        Shapes.field("name", ValueType.TEXT),
                                        Shapes.field("papers", ValueType.FILES),
                                        Shapes.option("stage", "open", "won"),
                                        Shapes.field("stage_at", ValueType.DATE),
                                        Shapes.options("tags", "red", "green"),
                                        Shapes.field("owner", ValueType.USER),
                                        Shapes.link("partner", "shop.partner"))),
                                plain("role", "shop.clerk"),
                                plain("flow", "shop.approval")));
    }

    private static PublishedObject form(FormShape shape) {
        return new PublishedObject(shape.form(), "form", 1, Json.object(), shape.toJson());
    }

    private static PublishedObject plain(String kind, String key) {
        return new PublishedObject(ObjectKey.parse(key), kind, 1, Json.object(), null);
    }
}
