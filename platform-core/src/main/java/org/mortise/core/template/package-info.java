/** Applications as bundles of files: read, plan, install, sample, export. Uses everything up to contract. */
@NullMarked
package org.mortise.core.template;

import org.jspecify.annotations.NullMarked;
