// Judges SPDX 3.0.1 JSON-LD documents: node validate-spdx.mjs <file…>
// Exit code 0: accepted. 1: refused; the reasons are on standard error. 2: wrong use.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const files = process.argv.slice(2);
if (files.length === 0) {
    console.error('usage: node validate-spdx.mjs <file…>');
    process.exit(2);
}

// One element at a time where the whole is refused: the schema has an alternative for each class, and says of all of them why they do not fit.
function officialSchema() {
    const schema = JSON.parse(readFileSync(path.join(here, 'schemas', 'spdx-3.0.1.schema.json'), 'utf8'));
    const ajv = new Ajv2020({ strict: false, allErrors: false });
    const validate = ajv.compile(schema);
    return document => {
        if (validate(document))
            return [];

        const refused = (document['@graph'] ?? []).filter(element => !validate({ '@context': document['@context'], '@graph': [element] }));
        return refused.length === 0
            ? validate.errors.map(error => `${error.instancePath || '/'} ${error.message}`)
            : refused.map(element => `${element.type} ${element.spdxId ?? element['@id']}: ${explain(element)}`);
    };

    // The class that the element says it is.
    function explain(element) {
        if (schema.$defs[element.type] === undefined)
            return 'no such class';

        const one = new Ajv2020({ strict: false, allErrors: true }).compile({ $defs: schema.$defs, $ref: `#/$defs/${element.type}`, unevaluatedProperties: false });
        one(element);
        return (one.errors ?? []).map(error => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`).slice(0, 5).join('; ');
    }
}

// What a schema cannot say: ids are unique, references meet, and what the profiles ask for is there.
function references(document) {
    const problems = [];
    const individuals = new Set(['NoAssertionElement', 'NoneElement', 'SpdxOrganization', 'expandedlicensing_NoAssertionLicense', 'expandedlicensing_NoneLicense']);
    const known = new Map();
    for (const element of document['@graph']) {
        const id = element.spdxId ?? element['@id'];
        if (known.has(id))
            problems.push(`${id} stands twice`);

        known.set(id, element);
    }

    const [spdxDocument, ...others] = document['@graph'].filter(element => element.type === 'SpdxDocument');
    if (spdxDocument === undefined || others.length > 0)
        return [...problems, 'there is not exactly one SpdxDocument'];

    const imported = new Set((spdxDocument.import ?? []).map(entry => entry.externalSpdxId));
    const meet = (id, from) => {
        if (!known.has(id) && !imported.has(id) && !individuals.has(id))
            problems.push(`${from} refers to ${id}, which does not exist`);
    };
    for (const [id, element] of known) {
        for (const name of ['from', 'subject', 'suppliedBy', 'creationInfo', 'dataLicense']) {
            if (typeof element[name] === 'string')
                meet(element[name], id);
        }

        for (const name of ['to', 'element', 'rootElement', 'originatedBy', 'createdBy', 'createdUsing'])
            (element[name] ?? []).forEach(target => meet(target, id));
    }

    const relations = type => document['@graph'].filter(element => element.relationshipType === type);
    const [declared, concluded] = [relations('hasDeclaredLicense'), relations('hasConcludedLicense')];
    for (const [id, element] of known) {
        if (element.type !== 'ai_AIPackage' && element.type !== 'dataset_DatasetPackage')
            continue;

        for (const name of ['suppliedBy', 'software_downloadLocation', 'software_packageVersion', 'software_primaryPurpose', 'releaseTime']) {
            if (element[name] === undefined)
                problems.push(`${id} has no ${name}`);
        }

        for (const [name, list] of [['declared', declared], ['concluded', concluded]]) {
            if (list.filter(relation => relation.from === id).length !== 1)
                problems.push(`${id} has not exactly one ${name} licence`);
        }
    }

    return problems;
}

const judges = { 'official schema': officialSchema(), references };
let refused = false;
for (const file of files) {
    let problems = [];
    try {
        const document = JSON.parse(readFileSync(file, 'utf8'));
        for (const [name, judge] of Object.entries(judges))
            problems.push(...judge(document).map(problem => `${name}: ${problem}`));
    } catch (error) {
        problems.push(error.message);
    }

    for (const problem of problems) {
        refused = true;
        console.error(`${path.basename(file)}: ${problem}`);
    }
}

process.exit(refused ? 1 : 0);
