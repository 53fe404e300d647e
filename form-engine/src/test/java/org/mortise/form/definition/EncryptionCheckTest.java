package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mortise.core.http.FrameHosts;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.core.metadata.PublishedObject;
import org.mortise.form.linkage.Preparation;
import org.mortise.form.model.FormDefinition;

/** What a form may do with fields that are kept encrypted, and what its author is told. */
class EncryptionCheckTest {

    private static final ObjectKey KEY = new ObjectKey("t", "f");
    private static final Workshop WORKSHOP = new Workshop();
    private static final String SECRET = "{'key':'idno','type':'idcard','props':{'encrypted':true,'unique':true}}";
    private static final String SELF = "{'key':'self','type':'link','props':{'form':'f'%s}}";

    @Test
    void it_may_be_unique_compared_and_shown_of_a_linked_record() {
        assertThat(check(
                        SECRET + "," + SELF.formatted(",'filter':{'field':'idno','op':'notEmpty'}")
                                + ",{'key':'theirs','type':'lookup','props':{'via':'self','field':'idno'}}",
                        "'uniques':[{'fields':['name','idno'],'when':{'field':'idno','op':'notEmpty'}}],"))
                .isEmpty();
    }

    @Test
    void it_names_no_record_and_is_not_searched() {
        assertThat(codes(problems("{'model':{'titleField':'idno','fields':["
                        + SECRET.replace("'unique'", "'search':true,'unique'") + "]}}")))
                .containsExactly("field_encrypted /model/titleField", "field_encrypted /model/fields/0/props/search");
    }

    @Test
    void the_database_reckons_with_it_no_further_than_counting() {
        var rollup = "{'key':'%s','type':'rollup','props':{'form':'f','via':'self','function':'%s','field':'idno'}}";
        assertThat(check(SECRET + "," + SELF.formatted("") + "," + rollup.formatted("n", "count"), ""))
                .isEmpty();
        assertThat(check(
                        SECRET + "," + SELF.formatted("")
                                + ",{'key':'n','type':'rollup','props':{'form':'f','via':'self','function':'count',"
                                + "'where':{'field':'idno','op':'startsWith','value':'11'}}}",
                        ""))
                .containsExactly("field_encrypted /model/fields/3/props/where/field");
        assertThat(check(SECRET + "," + SELF.formatted(",'filter':{'field':'idno','op':'contains','value':'11'}"), ""))
                .containsExactly("field_encrypted /model/fields/2/props/filter/field");
        assertThat(check(SECRET, "'uniques':[{'fields':['name'],'when':{'field':'idno','op':'eq','value':'x'}}],"))
                .containsExactly("field_encrypted /model/uniques/0/when");
    }

    @Test
    void a_filter_compares_it_with_the_record_at_hand_and_asks_no_more_of_it() {
        var filter = ",'filter':{'field':'idno','op':'%s','value':{'var':'record.idno'}}";
        assertThat(check(SECRET + "," + SELF.formatted(filter.formatted("eq")), ""))
                .isEmpty();
        assertThat(check(SECRET + "," + SELF.formatted(filter.formatted("startsWith")), ""))
                .containsExactly("field_encrypted /model/fields/2/props/filter/field");
    }

    @Test
    void formulas_and_looked_up_defaults_cannot_ask_other_records_for_it() {
        var looked =
                ",{'key':'n','type':'text','default':{'query':{'form':'f','pick':'%s','where':{'field':'%s','op':'eq',"
                        + "'value':{'var':'record.name'}}}}}";
        assertThat(check(SECRET + looked.formatted("name", "name"), "")).isEmpty();
        assertThat(check(SECRET + looked.formatted("idno", "name"), ""))
                .containsExactly("field_encrypted /model/fields/2/default");
        assertThat(check(SECRET + looked.formatted("name", "idno"), ""))
                .containsExactly("field_encrypted /model/fields/2/default");
        assertThat(check(
                        SECRET + ",{'key':'n','type':'text','compute':'LOOKUP(\\\"f.name\\\",\\\"idno\\\",{name})'}",
                        ""))
                .containsExactly("field_encrypted /model/fields/2/compute");
    }

    @Test
    void rules_cannot_ask_other_records_for_it() {
        var rule =
                ",{'key':'n','type':'text'}]},'logic':{'rules':[{'key':'r','then':[{'act':'set','targets':['n'],'value':{'expr':'%s'}}],"
                        + "'else':[{'act':'set','targets':['n'],'value':{'expr':'%s'}}]}]},'more':{'x':[";
        var fine = "LOOKUP(\\\"f.name\\\",\\\"name\\\",{name})";
        var found = "LOOKUP(\\\"f.name\\\",\\\"idno\\\",{name})";
        var read = "QUERY(\\\"first\\\",\\\"f.idno\\\")";
        assertThat(check(SECRET + rule.formatted(fine, fine), "")).isEmpty();
        assertThat(check(SECRET + rule.formatted(found, fine), ""))
                .containsExactly("field_encrypted /logic/rules/0/then/0/value/expr");
        assertThat(check(SECRET + rule.formatted(fine, read), ""))
                .containsExactly("field_encrypted /logic/rules/0/else/0/value/expr");
    }

    @Test
    void rules_ask_anything_of_it_but_spell_no_value_out() {
        assertThat(check(
                        SECRET.replace(
                                "'props'", "'requiredWhen':{'field':'idno','op':'startsWith','value':'11'},'props'"),
                        ""))
                .isEmpty();
        assertThat(check(
                        SECRET.replace(
                                "'props'",
                                "'requiredWhen':{'field':'idno','op':'eq','value':'11010519491231002X'},'props'"),
                        ""))
                .containsExactly("encrypted_value_spelled /model/fields/1/requiredWhen/value");
    }

    @Test
    void whoever_copies_it_into_the_clear_is_told() {
        assertThat(lint(SECRET + ",{'key':'born','type':'text','compute':'MID({idno}, 7, 8)'}"))
                .containsExactly("lint_kept_in_clear /model/fields/2/compute");
        assertThat(lint(SECRET
                        + ",{'key':'born','type':'text','compute':'MID({idno}, 7, 8)','props':{'encrypted':true}}"))
                .isEmpty();
        assertThat(lint(SECRET + ",{'key':'copy','type':'text','default':{'expr':'{idno}'}}"))
                .containsExactly("lint_kept_in_clear /model/fields/2/default");
        assertThat(lint(SECRET + ",{'key':'copy','type':'text'},"
                        + SELF.formatted(",'fill':[{'from':'idno','to':'copy'},{'from':'idno','to':'idno'}]")))
                .containsExactly("lint_kept_in_clear /model/fields/3/props/fill/0");
        assertThat(lint(SECRET + ",{'key':'theirs','type':'text','compute':'{self.idno}'}," + SELF.formatted("")))
                .containsExactly("lint_kept_in_clear /model/fields/2/compute");
    }

    @Test
    void a_lookup_of_it_is_encrypted_as_well() {
        var shape = shape("{'model':{'titleField':'name','fields':[{'key':'name','type':'text'}," + SECRET + ","
                + SELF.formatted("") + ",{'key':'theirs','type':'lookup','props':{'via':'self','field':'idno'}}]}}");

        assertThat(shape.field("theirs").orElseThrow().encrypted()).isTrue();
    }

    private static List<String> check(String fields, String more) {
        return codes(problems(
                "{'model':{" + more + "'titleField':'name','fields':[{'key':'name','type':'text'}," + fields + "]}}"));
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }

    private static List<Problem> problems(String text) {
        var definition = FormDefinition.parse(KEY, json(text));
        return new ArrayList<>(
                new FormCheck(definition, shape(text), null, WORKSHOP.controls(), lookup(text), FrameHosts.of())
                        .problems());
    }

    private static List<String> lint(String fields) {
        var text = "{'model':{'titleField':'name','fields':[{'key':'name','type':'text'}," + fields + "]}}";
        var definition = FormDefinition.parse(KEY, json(text));
        var lookup = lookup(text);
        var prepared = Preparation.of(definition, shape(text), WORKSHOP.controls(), lookup::form)
                .form();
        var warnings = new ArrayList<Problem>();
        new EncryptionLint(prepared, lookup, warnings).check();
        return codes(warnings);
    }

    private static MetadataSnapshot lookup(String text) {
        var form = new PublishedObject(KEY, "form", 1, json(text), plain(text).toJson());
        return MetadataSnapshot.empty().with(1, List.of(form));
    }

    private static FormShape plain(String text) {
        return WORKSHOP.shapes(MetadataSnapshot.empty()).compile(FormDefinition.parse(KEY, json(text)), 1);
    }

    private static FormShape shape(String text) {
        return WORKSHOP.shapes(lookup(text)).compile(FormDefinition.parse(KEY, json(text)), 1);
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
