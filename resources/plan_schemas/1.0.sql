CREATE TABLE inventory_edition (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	publisher TEXT NOT NULL, 
	dataset TEXT NOT NULL, 
	url TEXT NOT NULL, 
	gwp_set TEXT NOT NULL, 
	status TEXT NOT NULL, 
	published TEXT NOT NULL, 
	imported TEXT, 
	file_name TEXT NOT NULL, 
	file_sha256 TEXT NOT NULL, 
	note TEXT NOT NULL, 
	PRIMARY KEY ("key")
)
 STRICT;

CREATE TABLE municipality (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	name TEXT NOT NULL, 
	planning INTEGER NOT NULL, 
	valid_from INTEGER, 
	valid_to INTEGER, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (number), 
	CHECK (planning IN (0, 1))
)
 STRICT;

CREATE TABLE cooperation (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	with_whom TEXT NOT NULL, 
	description TEXT NOT NULL, 
	builds_on TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key")
)
 STRICT;

CREATE TABLE party (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	role TEXT NOT NULL, 
	contact_role TEXT NOT NULL, 
	contact_person TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key")
)
 STRICT;

CREATE TABLE challenge (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	focus_area TEXT NOT NULL, 
	title TEXT NOT NULL, 
	description TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key")
)
 STRICT;

CREATE TABLE goal (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	focus_area TEXT NOT NULL, 
	title TEXT NOT NULL, 
	description TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key")
)
 STRICT;

CREATE TABLE reference_assumption (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	sector TEXT NOT NULL, 
	source TEXT NOT NULL, 
	method TEXT NOT NULL, 
	yearly_change REAL NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (sector, source)
)
 STRICT;

CREATE TABLE strategy (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	focus_area TEXT NOT NULL, 
	agreement_says TEXT NOT NULL, 
	status TEXT NOT NULL, 
	framework TEXT NOT NULL, 
	main_challenges TEXT NOT NULL, 
	strategic_approach TEXT NOT NULL, 
	programme_of_measures TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (focus_area)
)
 STRICT;

CREATE TABLE measure (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	title TEXT NOT NULL, 
	description TEXT NOT NULL, 
	focus_area TEXT NOT NULL, 
	task TEXT NOT NULL, 
	status TEXT NOT NULL, 
	existing INTEGER NOT NULL, 
	own_operation INTEGER NOT NULL, 
	start_year INTEGER, 
	end_year INTEGER, 
	phase_in_years INTEGER NOT NULL, 
	responsible TEXT NOT NULL, 
	geographic_scope TEXT NOT NULL, 
	priority TEXT NOT NULL, 
	risk TEXT NOT NULL, 
	state_dependence TEXT NOT NULL, 
	programme_importance TEXT NOT NULL, 
	programme_importance_reason TEXT NOT NULL, 
	lessons TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (number), 
	CHECK (existing IN (0, 1)), 
	CHECK (own_operation IN (0, 1))
)
 STRICT;

CREATE TABLE instrument (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	restrictive INTEGER NOT NULL, 
	level TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	description TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	CHECK (restrictive IN (0, 1))
)
 STRICT;

CREATE TABLE factor_override (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	factor TEXT NOT NULL, 
	value REAL NOT NULL, 
	unit TEXT NOT NULL, 
	source TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (factor)
)
 STRICT;

CREATE TABLE agreement (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	version TEXT NOT NULL, 
	state TEXT NOT NULL, 
	dated TEXT, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key")
)
 STRICT;

CREATE TABLE "plan" (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	programme TEXT NOT NULL, 
	subtitle TEXT NOT NULL, 
	introduction TEXT NOT NULL, 
	example_data INTEGER NOT NULL, 
	start_year INTEGER NOT NULL, 
	period_from INTEGER NOT NULL, 
	period_to INTEGER NOT NULL, 
	factors_edition TEXT NOT NULL, 
	gwp_set TEXT NOT NULL, 
	electricity TEXT NOT NULL, 
	discount_rate REAL NOT NULL, 
	price_year INTEGER, 
	seed INTEGER NOT NULL, 
	inventory_edition TEXT, 
	region_name TEXT NOT NULL, 
	region_delimitation TEXT NOT NULL, 
	region_reason TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	CHECK (example_data IN (0, 1)), 
	FOREIGN KEY(inventory_edition) REFERENCES inventory_edition ("key") ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_plan_inventory_edition ON "plan" (inventory_edition);

CREATE TABLE population (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	municipality TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	inhabitants INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (municipality, year), 
	FOREIGN KEY(municipality) REFERENCES municipality ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_population_municipality ON population (municipality);

CREATE TABLE target (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	goal TEXT, 
	title TEXT NOT NULL, 
	reduction_share REAL NOT NULL, 
	base_year INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	scope TEXT NOT NULL, 
	sectors TEXT NOT NULL, 
	main INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	CHECK (main IN (0, 1)), 
	FOREIGN KEY(goal) REFERENCES goal ("key") ON DELETE SET NULL
)
 STRICT;

CREATE INDEX ix_target_goal ON target (goal);

CREATE TABLE measure_partner (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	measure TEXT NOT NULL, 
	party TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (measure, party), 
	FOREIGN KEY(measure) REFERENCES measure ("key") ON DELETE CASCADE, 
	FOREIGN KEY(party) REFERENCES party ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_measure_partner_measure ON measure_partner (measure);

CREATE INDEX ix_measure_partner_party ON measure_partner (party);

CREATE TABLE city_environment_effect (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	measure TEXT NOT NULL, 
	aspect TEXT NOT NULL, 
	score INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (measure, aspect), 
	FOREIGN KEY(measure) REFERENCES measure ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_city_environment_effect_measure ON city_environment_effect (measure);

CREATE TABLE measure_instrument (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	measure TEXT NOT NULL, 
	instrument TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (measure, instrument), 
	FOREIGN KEY(measure) REFERENCES measure ("key") ON DELETE CASCADE, 
	FOREIGN KEY(instrument) REFERENCES instrument ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_measure_instrument_measure ON measure_instrument (measure);

CREATE INDEX ix_measure_instrument_instrument ON measure_instrument (instrument);

CREATE TABLE effect (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	measure TEXT NOT NULL, 
	method TEXT NOT NULL, 
	title TEXT NOT NULL, 
	start_year INTEGER, 
	phase_in_years INTEGER, 
	lifetime_years INTEGER, 
	yearly_change REAL NOT NULL, 
	sector TEXT NOT NULL, 
	source TEXT NOT NULL, 
	overlap TEXT NOT NULL, 
	overlap_reason TEXT NOT NULL, 
	note TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(measure) REFERENCES measure ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_effect_measure ON effect (measure);

CREATE TABLE cost_line (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	measure TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	gross_ore INTEGER NOT NULL, 
	additional_ore INTEGER, 
	actual_ore INTEGER, 
	price_year INTEGER, 
	note TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(measure) REFERENCES measure ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_cost_line_measure ON cost_line (measure);

CREATE TABLE funding_line (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	measure TEXT NOT NULL, 
	scheme TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	applied_ore INTEGER, 
	granted_ore INTEGER, 
	paid_ore INTEGER, 
	note TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(measure) REFERENCES measure ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_funding_line_measure ON funding_line (measure);

CREATE TABLE agreement_section (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	agreement TEXT NOT NULL, 
	code TEXT NOT NULL, 
	title TEXT NOT NULL, 
	text TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(agreement) REFERENCES agreement ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_agreement_section_agreement ON agreement_section (agreement);

CREATE TABLE signatory (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	agreement TEXT NOT NULL, 
	party TEXT NOT NULL, 
	name TEXT NOT NULL, 
	title TEXT NOT NULL, 
	signed TEXT, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(agreement) REFERENCES agreement ("key") ON DELETE CASCADE, 
	FOREIGN KEY(party) REFERENCES party ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_signatory_agreement ON signatory (agreement);

CREATE INDEX ix_signatory_party ON signatory (party);

CREATE TABLE commitment (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	number TEXT NOT NULL, 
	party TEXT NOT NULL, 
	focus_area TEXT NOT NULL, 
	text TEXT NOT NULL, 
	deadline TEXT, 
	status TEXT NOT NULL, 
	follow_up TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (number), 
	FOREIGN KEY(party) REFERENCES party ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_commitment_party ON commitment (party);

CREATE TABLE inventory_row (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	edition TEXT NOT NULL, 
	municipality TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	sector TEXT NOT NULL, 
	source TEXT NOT NULL, 
	gas TEXT NOT NULL, 
	emission_t REAL NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (edition, municipality, year, sector, source, gas), 
	FOREIGN KEY(edition) REFERENCES inventory_edition ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_inventory_row_edition ON inventory_row (edition);

CREATE TABLE effect_input (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	effect TEXT NOT NULL, 
	name TEXT NOT NULL, 
	value REAL, 
	text TEXT NOT NULL, 
	factor TEXT NOT NULL, 
	source TEXT NOT NULL, 
	note TEXT NOT NULL, 
	spread TEXT NOT NULL, 
	low REAL, 
	high REAL, 
	entered_by TEXT NOT NULL, 
	entered_at TEXT, 
	PRIMARY KEY ("key"), 
	UNIQUE (effect, name), 
	FOREIGN KEY(effect) REFERENCES effect ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_effect_input_effect ON effect_input (effect);

CREATE TABLE commitment_measure (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	commitment TEXT NOT NULL, 
	measure TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (commitment, measure), 
	FOREIGN KEY(commitment) REFERENCES commitment ("key") ON DELETE CASCADE, 
	FOREIGN KEY(measure) REFERENCES measure ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_commitment_measure_measure ON commitment_measure (measure);

CREATE INDEX ix_commitment_measure_commitment ON commitment_measure (commitment);

CREATE TABLE condition (
	"key" TEXT NOT NULL, 
	rev INTEGER NOT NULL, 
	commitment TEXT NOT NULL, 
	requires TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (commitment, requires), 
	FOREIGN KEY(commitment) REFERENCES commitment ("key") ON DELETE CASCADE, 
	FOREIGN KEY(requires) REFERENCES commitment ("key") ON DELETE CASCADE
)
 STRICT;

CREATE INDEX ix_condition_requires ON condition (requires);

CREATE INDEX ix_condition_commitment ON condition (commitment);

CREATE TABLE file_info (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
)
 STRICT;

