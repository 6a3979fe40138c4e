import type { OpenFile, Publication } from "../../src/figures/open-files.ts";

/** A set of files that hold the same. */
export interface DescribedSet {
  id: string;
  title: string;
  description: string;
  files: OpenFile[];
}

export interface Described extends Publication {
  title: string;
  description: string;
  /** The months that the figures cover, and the day on which what they rest on was known. */
  from: string;
  to: string;
  knownAt: string;
  sets: DescribedSet[];
}

const mediaTypes: Record<OpenFile["format"], { media: string; format: string }> = {
  csv: { media: "text/csv", format: "CSV" },
  "csv-packed": { media: "text/csv", format: "CSV" },
  parquet: { media: "application/vnd.apache.parquet", format: "PARQUET" },
  arrow: { media: "application/vnd.apache.arrow.stream", format: "ARROW" },
  xlsx: {
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    format: "XLSX",
  },
  ods: { media: "application/vnd.oasis.opendocument.spreadsheet", format: "ODS" },
  "json-stat": { media: "application/json", format: "JSON" },
  "json-ld": { media: "application/ld+json", format: "JSON_LD" },
};

const authority = "http://publications.europa.eu/resource/authority";
const asId = (id: string) => ({ "@id": id });
const inNorwegian = (text: string) => ({ "@language": "nb", "@value": text });

/**
 * The files described by DCAT-AP-NO, as JSON-LD. Addresses are relative to the description itself, since the site can
 * stand anywhere. What nobody has said (publisher, licence, contact) is left out, never made up.
 */
export function description(told: Described): unknown {
  const common = {
    ...(told.publisher && { "dct:publisher": publisher(told.publisher) }),
    ...(told.contact && { "dcat:contactPoint": contact(told.contact) }),
    "dct:language": asId(`${authority}/language/NOB`),
    "dct:modified": { "@type": "xsd:date", "@value": told.knownAt },
  };
  return {
    "@context": {
      dcat: "http://www.w3.org/ns/dcat#",
      dct: "http://purl.org/dc/terms/",
      foaf: "http://xmlns.com/foaf/0.1/",
      vcard: "http://www.w3.org/2006/vcard/ns#",
      xsd: "http://www.w3.org/2001/XMLSchema#",
    },
    "@id": "#katalog",
    "@type": "dcat:Catalog",
    "dct:title": inNorwegian(told.title),
    "dct:description": inNorwegian(told.description),
    ...common,
    "dcat:dataset": told.sets.map((set) => ({
      "@id": `#${set.id}`,
      "@type": "dcat:Dataset",
      "dct:title": inNorwegian(set.title),
      "dct:description": inNorwegian(set.description),
      ...common,
      "dcat:theme": [asId(`${authority}/data-theme/JUST`)],
      "dct:spatial": asId(`${authority}/country/NOR`),
      "dct:temporal": {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": { "@type": "xsd:date", "@value": told.from },
        "dcat:endDate": { "@type": "xsd:date", "@value": told.to },
      },
      "dcat:distribution": set.files.map((file) => distribution(file, told.licence)),
    })),
  };
}

function distribution(file: OpenFile, licence: string | null) {
  const { media, format } = mediaTypes[file.format];
  return {
    "@id": `#${file.name}`,
    "@type": "dcat:Distribution",
    "dct:title": inNorwegian(file.name),
    "dcat:accessURL": asId(file.name),
    "dcat:downloadURL": asId(file.name),
    "dcat:mediaType": asId(`https://www.iana.org/assignments/media-types/${media}`),
    "dct:format": asId(`${authority}/file-type/${format}`),
    ...(file.format === "csv-packed" && {
      "dcat:compressFormat": asId("https://www.iana.org/assignments/media-types/application/gzip"),
    }),
    "dcat:byteSize": { "@type": "xsd:nonNegativeInteger", "@value": String(file.bytes) },
    ...(file.format === "json-stat" && { "dct:conformsTo": asId("https://json-stat.org/full/") }),
    ...(licence !== null && { "dct:license": asId(licence) }),
  };
}

function publisher({ name, address }: { name: string; address: string }) {
  return { "@id": address, "@type": "foaf:Agent", "foaf:name": inNorwegian(name) };
}

function contact(address: string) {
  return address.includes("@")
    ? { "@type": "vcard:Organization", "vcard:hasEmail": asId(`mailto:${address}`) }
    : { "@type": "vcard:Organization", "vcard:hasURL": asId(address) };
}
