package org.mortise.form.rest;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of lists. */
class Listing {

    @Parameter(description = "Condition as JSON", example = "{\"field\":\"amount\",\"op\":\"gte\",\"value\":\"1000\"}")
    @RestQuery
    @Nullable
    String filter;

    @Parameter(description = "Text typed into the search box")
    @RestQuery
    @Nullable
    String search;

    @Parameter(description = "Fields, `-` for descending", example = "-amount,name")
    @RestQuery
    @Nullable
    String sort;

    @Parameter(description = "Fields wanted; all when absent", example = "name,amount")
    @RestQuery
    @Nullable
    String fields;

    @Parameter(description = "Key of a published view or id of a saved one")
    @RestQuery
    @Nullable
    String view;

    @Parameter(description = "`next` of the page before")
    @RestQuery
    @Nullable
    String cursor;

    @Parameter(description = "Records per page, 1 to 500")
    @RestQuery
    @Nullable
    Integer limit;

    Questions.Asked asked() {
        return new Questions.Asked(filter, search, sort, fields, view);
    }
}
