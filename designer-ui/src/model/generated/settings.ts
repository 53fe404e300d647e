// Generated from the JSON Schemas of controls by scripts/generate-types.mjs. Do not edit.

import type { SettingsSchema } from "../settings-schema.ts";

export const CONTROL_SETTINGS: Readonly<Record<string, SettingsSchema>> = {
  "address": {
    "properties": {
      "level": {
        "enum": [
          "province",
          "city",
          "district"
        ],
        "default": "district"
      },
      "countries": {
        "enum": [
          "china",
          "listed",
          "all"
        ],
        "default": "china"
      },
      "listed": {
        "type": "array",
        "maxItems": 250,
        "items": {
          "type": "string",
          "pattern": "^[A-Z]{2}$"
        }
      },
      "regionOnly": {
        "type": "boolean"
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "attachment": {
    "properties": {
      "maxCount": {
        "type": "integer",
        "default": 10,
        "minimum": 1,
        "maximum": 100
      },
      "maxSizeMB": {
        "type": "integer",
        "default": 20,
        "minimum": 1,
        "maximum": 100
      },
      "accept": {
        "type": "array",
        "maxItems": 50,
        "items": {
          "type": "string",
          "maxLength": 100
        }
      },
      "keepDetails": {
        "type": "boolean"
      }
    }
  },
  "barcode": {
    "properties": {
      "format": {
        "enum": [
          "any",
          "ean",
          "qr"
        ],
        "default": "any"
      },
      "maxLength": {
        "type": "integer",
        "minimum": 1,
        "maximum": 500
      },
      "pattern": {
        "type": "string",
        "maxLength": 500
      },
      "unique": {
        "type": "boolean"
      },
      "search": {
        "type": "boolean"
      },
      "scanOnly": {
        "type": "boolean"
      },
      "encrypted": {
        "type": "boolean"
      }
    }
  },
  "capital": {
    "properties": {
      "of": {
        "type": "string"
      }
    }
  },
  "cascade": {
    "properties": {
      "options": {
        "type": "array",
        "maxItems": 2000
      },
      "anyLevel": {
        "type": "boolean"
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "checkboxes": {
    "properties": {
      "options": {
        "type": "array",
        "maxItems": 500
      },
      "optionSet": {
        "type": "string",
        "pattern": "^([a-z][a-z0-9_]*\\.)*[a-z][a-z0-9_]{0,49}$"
      },
      "minCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      },
      "maxCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      },
      "other": {
        "type": "object"
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "color": {
    "properties": {
      "palette": {
        "type": "array",
        "maxItems": 50,
        "items": {
          "type": "string",
          "pattern": "^#[0-9a-f]{6}$"
        }
      }
    }
  },
  "composed": {
    "properties": {
      "pattern": {
        "type": "string",
        "maxLength": 1000
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "consent": {
    "properties": {
      "statement": {
        "type": [
          "string",
          "object"
        ]
      },
      "link": {
        "type": "string",
        "pattern": "^https?://"
      }
    }
  },
  "creditcode": {
    "properties": {
      "unique": {
        "type": "boolean"
      },
      "search": {
        "type": "boolean"
      },
      "scan": {
        "type": "boolean"
      },
      "encrypted": {
        "type": "boolean"
      }
    }
  },
  "currency": {
    "properties": {
      "options": {
        "type": "array",
        "maxItems": 200
      }
    }
  },
  "date": {
    "properties": {
      "min": {},
      "max": {},
      "weekdays": {
        "type": "array",
        "maxItems": 7
      },
      "workingDays": {
        "type": "boolean"
      }
    }
  },
  "daterange": {
    "properties": {
      "maxDays": {
        "type": "integer",
        "minimum": 1,
        "maximum": 36600
      }
    }
  },
  "datetime": {
    "properties": {
      "min": {},
      "max": {},
      "weekdays": {
        "type": "array",
        "maxItems": 7
      },
      "workingDays": {
        "type": "boolean"
      }
    }
  },
  "department": {
    "properties": {
      "scope": {
        "type": "object"
      }
    }
  },
  "departments": {
    "properties": {
      "scope": {
        "type": "object"
      },
      "minCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      },
      "maxCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      }
    }
  },
  "duration": {
    "properties": {
      "min": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "max": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,20})?$"
      }
    }
  },
  "email": {
    "properties": {
      "maxLength": {
        "type": "integer",
        "default": 254,
        "minimum": 1,
        "maximum": 254
      },
      "unique": {
        "type": "boolean"
      },
      "search": {
        "type": "boolean"
      },
      "encrypted": {
        "type": "boolean"
      },
      "mask": {
        "enum": [
          "always",
          "never"
        ],
        "default": "never"
      }
    }
  },
  "icon": {
    "properties": {}
  },
  "idcard": {
    "properties": {
      "unique": {
        "type": "boolean"
      },
      "search": {
        "type": "boolean"
      },
      "encrypted": {
        "type": "boolean"
      },
      "mask": {
        "enum": [
          "always",
          "never"
        ],
        "default": "always"
      }
    }
  },
  "image": {
    "properties": {
      "maxCount": {
        "type": "integer",
        "default": 10,
        "minimum": 1,
        "maximum": 100
      },
      "maxSizeMB": {
        "type": "integer",
        "default": 20,
        "minimum": 1,
        "maximum": 100
      },
      "minWidth": {
        "type": "integer",
        "minimum": 1,
        "maximum": 50000
      },
      "maxWidth": {
        "type": "integer",
        "minimum": 1,
        "maximum": 50000
      },
      "minHeight": {
        "type": "integer",
        "minimum": 1,
        "maximum": 50000
      },
      "maxHeight": {
        "type": "integer",
        "minimum": 1,
        "maximum": 50000
      },
      "cameraOnly": {
        "type": "boolean"
      },
      "takenWithin": {
        "type": "integer",
        "minimum": 1,
        "maximum": 525600
      },
      "geofence": {
        "type": "array",
        "maxItems": 50
      },
      "withoutExif": {
        "enum": [
          "refuse",
          "accept"
        ],
        "default": "refuse"
      },
      "watermark": {
        "type": "string",
        "maxLength": 100
      },
      "maxEdge": {
        "type": "integer",
        "minimum": 320,
        "maximum": 8000
      },
      "keepDetails": {
        "type": "boolean"
      }
    }
  },
  "integer": {
    "properties": {
      "min": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "max": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "unique": {
        "type": "boolean"
      },
      "unit": {
        "type": [
          "string",
          "object"
        ]
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "landline": {
    "properties": {
      "unique": {
        "type": "boolean"
      },
      "search": {
        "type": "boolean"
      },
      "encrypted": {
        "type": "boolean"
      },
      "mask": {
        "enum": [
          "always",
          "never"
        ],
        "default": "never"
      }
    }
  },
  "link": {
    "properties": {
      "form": {
        "type": "string",
        "pattern": "^([a-z][a-z0-9_]*\\.)*[a-z][a-z0-9_]{0,49}$"
      },
      "filter": {
        "type": "object"
      },
      "scope": {
        "enum": [
          "own",
          "all"
        ],
        "default": "own"
      },
      "onInvalid": {
        "enum": [
          "error",
          "clear"
        ],
        "default": "error"
      },
      "fill": {
        "type": "array",
        "maxItems": 50
      },
      "unique": {
        "type": "boolean"
      },
      "columns": {
        "type": "array",
        "maxItems": 6,
        "items": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9_]{0,49}$"
        }
      }
    },
    "required": [
      "form"
    ]
  },
  "links": {
    "properties": {
      "form": {
        "type": "string",
        "pattern": "^([a-z][a-z0-9_]*\\.)*[a-z][a-z0-9_]{0,49}$"
      },
      "filter": {
        "type": "object"
      },
      "scope": {
        "enum": [
          "own",
          "all"
        ],
        "default": "own"
      },
      "onInvalid": {
        "enum": [
          "error",
          "clear"
        ],
        "default": "error"
      },
      "minCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      },
      "maxCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      },
      "unique": {
        "type": "boolean"
      },
      "columns": {
        "type": "array",
        "maxItems": 6,
        "items": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9_]{0,49}$"
        }
      }
    },
    "required": [
      "form"
    ]
  },
  "location": {
    "properties": {
      "geofence": {
        "type": "array",
        "maxItems": 50
      },
      "here": {
        "type": "boolean"
      },
      "maxAccuracy": {
        "type": "integer",
        "minimum": 1,
        "maximum": 100000
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "lookup": {
    "properties": {
      "via": {
        "type": "string"
      },
      "field": {
        "type": "string"
      },
      "function": {
        "enum": [
          "sum",
          "avg",
          "min",
          "max",
          "list"
        ]
      },
      "scale": {
        "type": "integer",
        "minimum": 0,
        "maximum": 10
      },
      "search": {
        "type": "boolean"
      },
      "currencyField": {
        "type": "string"
      }
    },
    "required": [
      "via",
      "field"
    ]
  },
  "money": {
    "properties": {
      "scale": {
        "type": "integer",
        "default": 2,
        "minimum": 0,
        "maximum": 8
      },
      "min": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "max": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "step": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "grouping": {
        "type": "boolean",
        "default": true
      },
      "currency": {
        "type": "string",
        "pattern": "^[A-Z]{3}$"
      },
      "currencyField": {
        "type": "string"
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "month": {
    "properties": {
      "min": {
        "type": "string",
        "pattern": "^\\d{4}-\\d{2}-01$"
      },
      "max": {
        "type": "string",
        "pattern": "^\\d{4}-\\d{2}-01$"
      }
    }
  },
  "multiselect": {
    "properties": {
      "options": {
        "type": "array",
        "maxItems": 500
      },
      "optionSet": {
        "type": "string",
        "pattern": "^([a-z][a-z0-9_]*\\.)*[a-z][a-z0-9_]{0,49}$"
      },
      "minCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      },
      "maxCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      },
      "optionsFrom": {
        "type": "object"
      },
      "other": {
        "type": "object"
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "nps": {
    "properties": {
      "low": {
        "type": [
          "string",
          "object"
        ]
      },
      "high": {
        "type": [
          "string",
          "object"
        ]
      }
    }
  },
  "number": {
    "properties": {
      "scale": {
        "type": "integer",
        "default": 4,
        "minimum": 0,
        "maximum": 8
      },
      "min": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "max": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "step": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "grouping": {
        "type": "boolean",
        "default": true
      },
      "unique": {
        "type": "boolean"
      },
      "unit": {
        "type": [
          "string",
          "object"
        ]
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "percent": {
    "properties": {
      "scale": {
        "type": "integer",
        "default": 4,
        "minimum": 0,
        "maximum": 8
      },
      "min": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "max": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "step": {
        "type": [
          "string",
          "number"
        ],
        "pattern": "^[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "grouping": {
        "type": "boolean",
        "default": true
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "phone": {
    "properties": {
      "unique": {
        "type": "boolean"
      },
      "search": {
        "type": "boolean"
      },
      "kind": {
        "enum": [
          "any",
          "mobile",
          "landline"
        ],
        "default": "any"
      },
      "encrypted": {
        "type": "boolean"
      },
      "mask": {
        "enum": [
          "always",
          "never"
        ],
        "default": "never"
      }
    }
  },
  "radio": {
    "properties": {
      "options": {
        "type": "array",
        "maxItems": 500
      },
      "optionSet": {
        "type": "string",
        "pattern": "^([a-z][a-z0-9_]*\\.)*[a-z][a-z0-9_]{0,49}$"
      },
      "display": {
        "enum": [
          "list",
          "buttons"
        ],
        "default": "list"
      },
      "other": {
        "type": "object"
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "rating": {
    "properties": {
      "stars": {
        "type": "integer",
        "default": 5,
        "minimum": 2,
        "maximum": 10
      },
      "half": {
        "type": "boolean"
      }
    }
  },
  "richtext": {
    "properties": {
      "maxLength": {
        "type": "integer",
        "minimum": 1,
        "maximum": 100000
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "role": {
    "properties": {
      "roles": {
        "type": "array",
        "maxItems": 100
      }
    }
  },
  "roles": {
    "properties": {
      "roles": {
        "type": "array",
        "maxItems": 100
      },
      "minCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      },
      "maxCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      }
    }
  },
  "rollup": {
    "properties": {
      "form": {
        "type": "string",
        "pattern": "^([a-z][a-z0-9_]*\\.)*[a-z][a-z0-9_]{0,49}$"
      },
      "via": {
        "type": "string"
      },
      "function": {
        "enum": [
          "count",
          "sum",
          "avg",
          "min",
          "max",
          "countDistinct"
        ],
        "default": "count"
      },
      "field": {
        "type": "string"
      },
      "where": {
        "type": "object"
      },
      "window": {
        "type": "object"
      },
      "scale": {
        "type": "integer",
        "minimum": 0,
        "maximum": 10
      }
    },
    "required": [
      "form",
      "via"
    ]
  },
  "scorecard": {
    "properties": {
      "rows": {
        "type": "array",
        "maxItems": 50
      },
      "points": {
        "type": "integer",
        "default": 5,
        "minimum": 1,
        "maximum": 100
      },
      "total": {
        "enum": [
          "average",
          "sum",
          "percent"
        ],
        "default": "average"
      }
    }
  },
  "select": {
    "properties": {
      "options": {
        "type": "array",
        "maxItems": 500
      },
      "optionSet": {
        "type": "string",
        "pattern": "^([a-z][a-z0-9_]*\\.)*[a-z][a-z0-9_]{0,49}$"
      },
      "optionsFrom": {
        "type": "object"
      },
      "other": {
        "type": "object"
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "serial": {
    "properties": {
      "numbering": {
        "type": "string",
        "pattern": "^([a-z][a-z0-9_]*\\.)*[a-z][a-z0-9_]{0,49}$"
      },
      "search": {
        "type": "boolean"
      }
    },
    "required": [
      "numbering"
    ]
  },
  "signature": {
    "properties": {}
  },
  "slider": {
    "properties": {
      "min": {
        "type": [
          "string",
          "number"
        ],
        "default": "0",
        "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "max": {
        "type": [
          "string",
          "number"
        ],
        "default": "100",
        "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "step": {
        "type": [
          "string",
          "number"
        ],
        "default": "1",
        "pattern": "^-?[0-9]{1,20}(\\.[0-9]{1,20})?$"
      },
      "unit": {
        "type": [
          "string",
          "object"
        ]
      },
      "display": {
        "enum": [
          "slider",
          "bar"
        ],
        "default": "slider"
      }
    }
  },
  "stage": {
    "properties": {
      "options": {
        "type": "array",
        "maxItems": 500
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "subtable": {
    "properties": {
      "minRows": {
        "type": "integer",
        "minimum": 0,
        "maximum": 1000
      },
      "maxRows": {
        "type": "integer",
        "minimum": 1,
        "maximum": 1000
      }
    }
  },
  "switch": {
    "properties": {}
  },
  "tag": {
    "properties": {
      "options": {
        "type": "array",
        "maxItems": 500
      },
      "optionSet": {
        "type": "string",
        "pattern": "^([a-z][a-z0-9_]*\\.)*[a-z][a-z0-9_]{0,49}$"
      },
      "minCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      },
      "maxCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      },
      "free": {
        "type": "boolean"
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "text": {
    "properties": {
      "minLength": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      },
      "maxLength": {
        "type": "integer",
        "default": 500,
        "minimum": 1,
        "maximum": 500
      },
      "pattern": {
        "type": "string",
        "maxLength": 500
      },
      "unique": {
        "type": "boolean"
      },
      "search": {
        "type": "boolean"
      },
      "scan": {
        "type": "boolean"
      },
      "translations": {
        "type": "object"
      },
      "encrypted": {
        "type": "boolean"
      },
      "mask": {
        "enum": [
          "always",
          "never"
        ],
        "default": "never"
      }
    }
  },
  "textarea": {
    "properties": {
      "minLength": {
        "type": "integer",
        "minimum": 0,
        "maximum": 20000
      },
      "maxLength": {
        "type": "integer",
        "default": 20000,
        "minimum": 1,
        "maximum": 20000
      },
      "pattern": {
        "type": "string",
        "maxLength": 500
      },
      "search": {
        "type": "boolean"
      },
      "rows": {
        "type": "integer",
        "minimum": 1,
        "maximum": 40
      },
      "translations": {
        "type": "object"
      },
      "encrypted": {
        "type": "boolean"
      }
    }
  },
  "time": {
    "properties": {
      "min": {
        "type": "string",
        "pattern": "^\\d{1,2}:\\d{2}(:\\d{2})?$"
      },
      "max": {
        "type": "string",
        "pattern": "^\\d{1,2}:\\d{2}(:\\d{2})?$"
      },
      "seconds": {
        "type": "boolean"
      }
    }
  },
  "tree": {
    "properties": {
      "options": {
        "type": "array",
        "maxItems": 2000
      },
      "anyLevel": {
        "type": "boolean"
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "url": {
    "properties": {
      "maxLength": {
        "type": "integer",
        "default": 2000,
        "minimum": 1,
        "maximum": 2000
      },
      "unique": {
        "type": "boolean"
      },
      "search": {
        "type": "boolean"
      }
    }
  },
  "user": {
    "properties": {
      "scope": {
        "type": "object"
      }
    }
  },
  "users": {
    "properties": {
      "scope": {
        "type": "object"
      },
      "minCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      },
      "maxCount": {
        "type": "integer",
        "minimum": 0,
        "maximum": 500
      }
    }
  }
};

export const FIELD_PROPERTIES: SettingsSchema = {
  "properties": {
    "key": {
      "type": "string"
    },
    "type": {
      "type": "string"
    },
    "title": {
      "type": [
        "string",
        "object"
      ]
    },
    "required": {
      "type": "boolean"
    },
    "requiredWhen": {
      "type": "object"
    },
    "visibleWhen": {
      "type": "object"
    },
    "readonlyWhen": {
      "type": "object"
    },
    "help": {
      "type": [
        "string",
        "object"
      ]
    },
    "placeholder": {
      "type": [
        "string",
        "object"
      ]
    },
    "copy": {
      "type": "boolean",
      "default": true
    },
    "setOnce": {
      "type": "boolean"
    },
    "afterSubmit": {
      "enum": [
        "free",
        "ended",
        "locked"
      ]
    },
    "inList": {
      "type": "boolean"
    },
    "filter": {
      "type": "boolean",
      "default": true
    },
    "print": {
      "type": "boolean",
      "default": true
    },
    "total": {
      "enum": [
        "sum",
        "avg",
        "min",
        "max",
        "count",
        "countDistinct",
        "filled"
      ]
    },
    "index": {
      "type": "boolean"
    },
    "masked": {
      "type": "boolean"
    },
    "quick": {
      "type": "boolean"
    },
    "remember": {
      "type": "boolean"
    },
    "onHide": {
      "enum": [
        "clear",
        "keep",
        "recompute"
      ]
    },
    "props": {
      "type": "object"
    },
    "default": {
      "type": "object"
    },
    "compute": {
      "type": "string",
      "maxLength": 10000
    },
    "blank": {
      "enum": [
        "zero",
        "skip"
      ]
    },
    "override": {
      "type": "boolean"
    },
    "fields": {
      "type": "array",
      "maxItems": 100
    }
  },
  "required": [
    "key",
    "type"
  ]
};

export const NODE_PROPERTIES: SettingsSchema = {
  "properties": {
    "kind": {
      "type": "string"
    },
    "text": {
      "type": [
        "string",
        "object"
      ]
    },
    "action.do": {
      "enum": [
        "open",
        "create",
        "submit",
        "run"
      ]
    },
    "action.url": {
      "type": "string",
      "maxLength": 2000,
      "pattern": "^(?:https?://|mailto:|tel:|/(?![/\\\\]))"
    },
    "action.form": {
      "type": "string"
    },
    "action.values": {
      "type": "object"
    },
    "action.rule": {
      "type": "string"
    },
    "key": {
      "type": "string"
    },
    "field": {
      "type": "string"
    },
    "title": {
      "type": [
        "string",
        "object"
      ]
    },
    "span": {
      "type": "integer",
      "minimum": 1,
      "maximum": 12
    },
    "columns": {
      "type": "array",
      "maxItems": 100
    },
    "form": {
      "type": "string",
      "pattern": "^([a-z][a-z0-9_]*\\.)*[a-z][a-z0-9_]{0,49}$"
    },
    "via": {
      "type": "string",
      "pattern": "^[a-z][a-z0-9_]{0,49}(\\.[a-z][a-z0-9_]{0,49})?$"
    },
    "limit": {
      "type": "integer",
      "default": 10,
      "minimum": 1,
      "maximum": 100
    },
    "picture": {
      "type": "string",
      "maxLength": 200
    },
    "alt": {
      "type": [
        "string",
        "object"
      ]
    },
    "url": {
      "type": "string",
      "maxLength": 2000
    },
    "height": {
      "type": "integer",
      "minimum": 40,
      "maximum": 2000
    },
    "dashboard": {
      "type": "string",
      "maxLength": 200
    },
    "item": {
      "type": "string",
      "maxLength": 50
    },
    "totals": {
      "type": "array",
      "maxItems": 100
    },
    "children": {
      "type": "array",
      "maxItems": 500
    }
  },
  "required": [
    "kind",
    "action.do"
  ]
};

export const FORM_PROPERTIES: SettingsSchema = {
  "properties": {
    "kind": {},
    "key": {
      "type": "string"
    },
    "title": {
      "type": [
        "string",
        "object"
      ]
    },
    "icon": {
      "type": "string"
    },
    "model.titleField": {
      "type": "string"
    },
    "model.fields": {
      "type": "array",
      "maxItems": 500
    },
    "model.ownerField": {
      "type": "string"
    },
    "model.departmentField": {
      "type": "string"
    },
    "model.uniques": {
      "type": "array",
      "maxItems": 50
    },
    "layouts": {
      "type": "array",
      "maxItems": 20
    },
    "logic.rules": {
      "type": "array",
      "maxItems": 500
    },
    "logic.validations": {
      "type": "array",
      "maxItems": 200
    },
    "settings.onHide": {
      "enum": [
        "clear",
        "keep",
        "recompute"
      ],
      "default": "clear"
    },
    "settings.afterSubmit": {
      "enum": [
        "free",
        "ended",
        "locked"
      ],
      "default": "ended"
    },
    "settings.description": {
      "type": [
        "string",
        "object"
      ]
    }
  },
  "required": [
    "kind",
    "key",
    "title",
    "model",
    "model.titleField",
    "model.fields"
  ]
};
