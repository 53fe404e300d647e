package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.definition.FormChecks.checkWith;
import static org.mortise.form.definition.FormChecks.fields;
import static org.mortise.form.definition.FormChecks.problemsWith;

import org.junit.jupiter.api.Test;

/** What may be reckoned from, and listed of, records and rows that point to a record. */
class DerivedFormCheckTest {

    private static final String CHILD = """
            {'kind':'form','key':'child','title':'Child','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
              {'key':'parent','type':'link','props':{'form':'f'}},{'key':'other','type':'link','props':{'form':'child'}},
              {'key':'amount','type':'money'},{'key':'files','type':'richtext'},{'key':'on','type':'date'}%s]}}""";

    @Test
    void lookups_and_rollups_lead_where_they_say_to_values_that_fit() {
        var problems = checkWith(CHILD.formatted(""), fields("""
                        {'key':'to','type':'link','props':{'form':'child'}},
                        {'key':'ok','type':'lookup','props':{'via':'to','field':'amount'}},
                        {'key':'a','type':'lookup','props':{'via':'gone','field':'amount'}},
                        {'key':'b','type':'lookup','props':{'via':'name','field':'amount'}},
                        {'key':'c','type':'lookup','props':{'via':'to','field':'gone'}},
                        {'key':'many','type':'links','props':{'form':'child'}},
                        {'key':'d','type':'lookup','props':{'via':'many','field':'amount'}},
                        {'key':'good','type':'rollup','props':{'form':'child','via':'parent','function':'sum','field':'amount','window':{'field':'on','within':'last30d'}}},
                        {'key':'e','type':'rollup','props':{'form':'child','via':'other'}},
                        {'key':'f','type':'rollup','props':{'form':'child','via':'parent','function':'sum','field':'name'}},
                        {'key':'g','type':'rollup','props':{'form':'child','via':'parent','function':'max'}},
                        {'key':'h','type':'rollup','props':{'form':'child','via':'parent','window':{'field':'name','within':'someday'}}},
                        {'key':'i','type':'rollup','props':{'form':'child','via':'parent','where':{'field':'gone','op':'empty'}}}"""));

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "field_unknown /model/fields/3/props/via",
                        "via_not_a_link /model/fields/4/props/via",
                        "field_unknown /model/fields/5/props/field",
                        "lookup_many_not_possible /model/fields/7/props/field",
                        "via_leads_elsewhere /model/fields/9/props/via",
                        "rollup_not_possible /model/fields/10/props/field",
                        "rollup_field_missing /model/fields/11/props/field",
                        "window_not_a_date /model/fields/12/props/window/field",
                        "period_unknown /model/fields/12/props/window/within",
                        "condition_unknown_field /model/fields/13/props/where/field");
    }

    @Test
    void a_circle_over_several_forms_is_told_with_its_way() {
        var form = fields(
                "{'key':'total','type':'rollup','props':{'form':'child','via':'parent','function':'sum','field':'share'}}");
        var child = CHILD.formatted(",{'key':'share','type':'lookup','props':{'via':'parent','field':'total'}}");

        assertThat(problemsWith(child, form)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("derived_cycle");
            assertThat(problem.path()).isEqualTo("/model/fields/1");
            assertThat(problem.params()).containsEntry("path", "f.total → child.share → f.total");
        });
    }

    private static final String WITH_ROWS = """
            {'kind':'form','key':'child','title':'Child','model':{'titleField':'name','fields':[{'key':'name','type':'text'},
              {'key':'total','type':'money'},{'key':'on','type':'date'},
              {'key':'items','title':'Lines','type':'subtable','fields':[
                {'key':'parent','type':'link','props':{'form':'f'}},{'key':'other','type':'link','props':{'form':'child'}},
                {'key':'amount','type':'money'},{'key':'note','type':'text'},{'key':'due','type':'date'}%s]}]}}""";

    @Test
    void rollups_over_rows_name_columns_of_the_same_rows_and_fields_of_their_record() {
        var problems = checkWith(WITH_ROWS.formatted(""), fields("""
                        {'key':'a','type':'rollup','props':{'form':'child','via':'items.parent','function':'sum','field':'items.amount','where':{'all':[{'field':'items.note','op':'eq','value':'x'},{'field':'on','op':'notEmpty'}]},'window':{'field':'items.due','within':'last30d'}}},
                        {'key':'b','type':'rollup','props':{'form':'child','via':'items.parent','function':'max','field':'on'}},
                        {'key':'c','type':'rollup','props':{'form':'child','via':'items.gone'}},
                        {'key':'d','type':'rollup','props':{'form':'child','via':'items.note'}},
                        {'key':'e','type':'rollup','props':{'form':'child','via':'items.other'}},
                        {'key':'g','type':'rollup','props':{'form':'child','via':'items.parent','function':'sum','field':'items.gone'}},
                        {'key':'h','type':'rollup','props':{'form':'child','via':'items.parent','function':'sum','field':'total'}},
                        {'key':'i','type':'rollup','props':{'form':'child','via':'items.parent','function':'sum','field':'items.note'}},
                        {'key':'j','type':'rollup','props':{'form':'child','via':'items.parent','where':{'field':'items.gone','op':'empty'}}},
                        {'key':'k','type':'rollup','props':{'form':'child','via':'items.parent','window':{'field':'items.note','within':'last30d'}}},
                        {'key':'l','type':'rollup','props':{'form':'child','via':'items'}}"""));

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "field_unknown /model/fields/3/props/via",
                        "via_not_a_link /model/fields/4/props/via",
                        "via_leads_elsewhere /model/fields/5/props/via",
                        "field_unknown /model/fields/6/props/field",
                        "rollup_adds_record_per_row /model/fields/7/props/field",
                        "rollup_not_possible /model/fields/8/props/field",
                        "condition_unknown_field /model/fields/9/props/where/field",
                        "window_not_a_date /model/fields/10/props/window/field",
                        "via_not_a_link /model/fields/11/props/via");
    }

    @Test
    void a_circle_over_a_column_is_told_and_a_column_beside_it_is_none() {
        var form = fields(
                "{'key':'total','type':'rollup','props':{'form':'child','via':'items.parent','function':'sum','field':'items.%s'}}");
        var child = WITH_ROWS.formatted(",{'key':'share','type':'lookup','props':{'via':'parent','field':'total'}}");

        assertThat(problemsWith(child, form.formatted("share"))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("derived_cycle");
            assertThat(problem.params()).containsEntry("path", "f.total → child.items.share → f.total");
        });
        assertThat(problemsWith(child, form.formatted("amount"))).isEmpty();
    }

    @Test
    void a_list_of_related_records_shows_those_with_a_row_that_points_here() {
        var layout =
                "{'model':{'titleField':'name','fields':[{'key':'name','type':'text'}]},'layouts':[{'key':'default','nodes':[{'kind':'related','key':'r','form':'child','via':'%s'}]}]}";

        assertThat(checkWith(WITH_ROWS.formatted(""), layout.formatted("items.parent")))
                .isEmpty();
        assertThat(checkWith(WITH_ROWS.formatted(""), layout.formatted("items.other")))
                .containsExactly("via_leads_elsewhere /layouts/0/nodes/0/via");
        assertThat(checkWith(WITH_ROWS.formatted(""), layout.formatted("items.gone")))
                .containsExactly("field_unknown /layouts/0/nodes/0/via");
        assertThat(checkWith(WITH_ROWS.formatted(""), layout.formatted("items")))
                .containsExactly("via_not_a_link /layouts/0/nodes/0/via");
    }

    @Test
    void a_list_of_related_records_shows_those_that_point_here() {
        var layout =
                "{'model':{'titleField':'name','fields':[{'key':'name','type':'text'}]},'layouts':[{'key':'default','nodes':[{'kind':'related','key':'r','form':'%s','via':'%s','columns':[{'field':'%s'}]}]}]}";

        assertThat(checkWith(CHILD.formatted(""), layout.formatted("child", "parent", "amount")))
                .isEmpty();
        assertThat(checkWith(CHILD.formatted(""), layout.formatted("child", "other", "gone")))
                .containsExactly(
                        "via_leads_elsewhere /layouts/0/nodes/0/via",
                        "field_unknown /layouts/0/nodes/0/columns/0/field");
        assertThat(checkWith(CHILD.formatted(""), layout.formatted("nowhere", "parent", "amount")))
                .containsExactly("reference_missing /layouts/0/nodes/0/form");
    }
}
