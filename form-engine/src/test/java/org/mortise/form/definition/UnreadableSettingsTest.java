package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.definition.FormChecks.KEY;
import static org.mortise.form.definition.FormChecks.codes;
import static org.mortise.form.definition.FormChecks.fields;
import static org.mortise.form.definition.FormChecks.json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mortise.form.control.ControlCatalog;
import org.mortise.form.model.FormDefinition;

class UnreadableSettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    link        | 'form':'.p'                                        | schema_pattern | form
                    link        | 'form':'Big'                                       | schema_pattern | form
                    link        | 'form':'x','fill':[{'from':'p.','to':'name'}]      | schema_pattern | fill/0/from
                    link        | 'form':'x','fill':[{'from':'name','to':'p..q'}]    | schema_pattern | fill/0/to
                    rollup      | 'form':'a b','via':'x','function':'count'          | schema_pattern | form
                    serial      | 'numbering':''                                     | schema_blank   | numbering
                    serial      | 'numbering':'{x}'                                  | schema_pattern | numbering
                    select      | 'optionSet':'.'                                    | schema_pattern | optionSet
                    select      | 'optionsFrom':{'form':'','value':'name'}           | schema_blank   | optionsFrom/form
                    select      | 'optionsFrom':{'form':'x','value':''}              | schema_blank   | optionsFrom/value
                    multiselect | 'optionsFrom':{'form':'x','value':'p.'}            | schema_pattern | optionsFrom/value
                    """)
    void what_is_no_name_is_told_at_its_place_also_in_rows(String type, String props, String code, String at) {
        var field = "{'key':'x','type':'" + type + "','props':{" + props + "}}";

        assertThat(codes(UnreadableSettings.of(form(field), ControlCatalog.installed())))
                .containsExactly(code + " /model/fields/1/props/" + at);
        assertThat(codes(UnreadableSettings.of(
                        form("{'key':'rows','type':'subtable','fields':[" + field + "]}"), ControlCatalog.installed())))
                .containsExactly(code + " /model/fields/1/fields/0/props/" + at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'key':'x','type':'link','props':{}}",
                "{'key':'x','type':'link','props':{'form':'a','fill':[{'from':'','to':''}]}}",
                "{'key':'x','type':'link','props':{'form':'other.a','fill':[{'from':'a.b','to':'name'}]}}",
                "{'key':'x','type':'number','props':{'scale':99}}",
                "{'key':'x','type':'magic','props':{'form':'.'}}"
            })
    void what_names_something_or_nothing_yet_is_left_to_the_check(String field) {
        assertThat(UnreadableSettings.of(form(field), ControlCatalog.installed()))
                .isEmpty();
    }

    private static FormDefinition form(String field) {
        return FormDefinition.parse(KEY, json(fields(field)));
    }
}
