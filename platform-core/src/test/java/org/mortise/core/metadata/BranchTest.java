package org.mortise.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mortise.core.access.FormTypes;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.testing.Shapes;

class BranchTest {

    private static final String TREE =
            "[{'key':'east','children':[{'key':'zj','children':[{'key':'hz'}]},{'key':'sh'}]},{'key':'west'}]";

    @Test
    void a_branch_is_an_option_with_all_that_is_below_it() {
        var region = field(TREE);

        assertThat(region.branch("east")).containsExactly("east", "zj", "hz", "sh");
        assertThat(region.branch("zj")).containsExactly("zj", "hz");
        assertThat(region.branch("west")).containsExactly("west");
        assertThat(region.branch("gone")).containsExactly("gone");
    }

    @Test
    void a_branch_takes_in_options_that_are_added_later_wherever_the_field_is_asked() {
        var later = field(TREE.replace("{'key':'sh'}", "{'key':'sh','children':[{'key':'pudong'}]}"));
        var shape = Shapes.form("crm.place", later, Shapes.table("stops", "t_stops", later));
        var types = FormTypes.unsecured(shape, key -> Optional.empty());

        assertThat(types.branch(FieldPath.of("region"), "east")).containsExactly("east", "zj", "hz", "sh", "pudong");
        assertThat(types.branch(new FieldPath(List.of("stops", "region")), "sh"))
                .containsExactly("sh", "pudong");
    }

    private static FieldShape field(String options) {
        return FieldShape.of("region", "tree", ValueType.OPTION, LocalizedText.of("Region"))
                .column("c_region")
                .options(OptionShape.list(Json.parse(options.replace('\'', '"'))))
                .build();
    }
}
