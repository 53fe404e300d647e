package org.mortise.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.Problem;

class FilterUseTest {

    private static final FilterUse USE = FilterUse.of(json("{'model':{'fields':[{'key':'name','title':'Name'},"
            + "{'key':'mood','title':'Mood','filter':false},{'key':'home','filter':false},"
            + "{'key':'items','fields':[{'key':'sku','title':'SKU','filter':false},{'key':'qty'}]}]}}"));

    @Test
    void a_view_is_warned_of_each_place_where_it_uses_a_field_that_filters_do_not_offer() {
        var view = json(
                "{'filter':{'all':[{'field':'name','op':'eq','value':'x'},{'not':{'field':'mood','op':'empty'}},"
                        + "{'rows':'items','where':{'field':'sku','op':'eq','value':'1'}},{'field':'home.city','op':'empty'}]},"
                        + "'sort':[{'field':'name'},{'field':'mood','direction':'desc'}],'group':'mood','kanban':{'by':'mood'}}");

        assertThat(USE.inView(view))
                .allMatch(problem -> problem.code().equals("lint_field_not_filtered"))
                .extracting(Problem::path)
                .containsExactly(
                        "/filter/all/1/not/field",
                        "/filter/all/2/where/field",
                        "/filter/all/3/field",
                        "/sort/1/field",
                        "/group",
                        "/kanban/by");
    }

    @Test
    void figures_are_warned_of_their_groups_and_their_filter() {
        var query =
                json("{'dimensions':[{'field':'mood'},{'field':'name'}],'filter':{'field':'items.sku','op':'empty'}}");

        assertThat(USE.inQuery(query))
                .extracting(Problem::path)
                .containsExactly("/filter/field", "/dimensions/0/field");
        assertThat(USE.inQuery(json("{'dimensions':[{'field':'items.qty'}]}"))).isEmpty();
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
