/**
 * Forms as their authors write them: fields, layouts, rules and validations, read from documents that fit the schema. Pure; uses
 * kernel only.
 */
@NullMarked
package org.mortise.form.model;

import org.jspecify.annotations.NullMarked;
