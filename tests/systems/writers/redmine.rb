# Fills a fresh Redmine from a JSON plan (see redminePlan.ts). Run by: bin/rails runner redmine.rb PLAN
# Models instead of REST: through REST no time can be set, and one issue takes 84 ms.
require 'json'

plan = JSON.parse(File.read(ENV.fetch('HOLDFAST_PLAN')))

Setting.rest_api_enabled = '1'
# The default, and the trap: with a wrong key lists are then empty instead of refused.
Setting.login_required = '0'
Setting.notified_events = []

admin = User.find_by!(login: 'admin')
admin.update_columns(must_change_passwd: false)
Token.where(user_id: admin.id, action: 'api').delete_all
Token.create!(user: admin, action: 'api').update_columns(value: plan.fetch('apiKey'))

def moment(ms)
  ms && Time.at(ms / 1000).utc
end

ActiveRecord::Base.transaction do
  statuses = plan.fetch('statuses').to_h do |row|
    status = IssueStatus.find_or_initialize_by(name: row['name'])
    status.is_closed = row['isClosed']
    status.save!
    [row['name'], status]
  end
  first = statuses.fetch(plan.fetch('statuses').first['name'])
  trackers = plan.fetch('trackers').to_h do |name|
    tracker = Tracker.find_or_initialize_by(name: name)
    tracker.default_status ||= first
    tracker.save!
    [name, tracker]
  end
  fields = plan.fetch('customFields').to_h do |row|
    field = IssueCustomField.new(name: row['name'], field_format: row['format'], multiple: row['multiple'] || false)
    field.possible_values = row['values'] if row['values']
    field.is_for_all = true
    field.is_filter = true
    field.trackers = trackers.values
    field.save!
    [row['name'], field]
  end

  projects = plan.fetch('projects').to_h do |row|
    project = Project.new(name: row['name'], identifier: row['identifier'], is_public: false)
    project.enabled_module_names = ['issue_tracking']
    project.trackers = trackers.values
    project.issue_custom_fields = fields.values
    project.save!
    versions = row['versions'].to_h do |told|
      version = Version.new(project: project, name: told['name'], effective_date: told['dueDate'])
      version.status = told['status']
      version.save!
      version.update_columns(created_on: moment(told['createdAtMs']), updated_on: moment(told['createdAtMs']))
      [told['name'], version]
    end
    categories = row['categories'].to_h { |name| [name, IssueCategory.create!(project: project, name: name)] }
    [row['identifier'], { project: project, versions: versions, categories: categories }]
  end

  priorities = IssuePriority.order(:position).to_a
  plan.fetch('issues').each do |row|
    place = projects.fetch(row['project'])
    issue = Issue.new(project: place[:project], tracker: trackers.fetch(row['tracker']), author: admin,
                      subject: row['subject'], description: row['description'],
                      status: statuses.fetch(row['status']), priority: priorities.fetch(row['priority']))
    issue.id = row['id']
    issue.category = place[:categories][row['category']]
    issue.fixed_version = place[:versions][row['fixedVersion']]
    row['customValues'].each do |name, value|
      field = fields.fetch(name)
      value = value.map { |version| place[:versions].fetch(version).id.to_s } if field.field_format == 'version'
      issue.custom_field_values = { field.id.to_s => value }
    end
    issue.notify = false
    issue.save!(validate: false)
    row['changes'].each do |change|
      journal = Journal.new(journalized: issue, user: admin, notes: '')
      journal.details.build(property: 'attr', prop_key: 'status_id', old_value: statuses.fetch(change['from']).id.to_s,
                            value: statuses.fetch(change['to']).id.to_s)
      journal.notify = false
      journal.save!
      journal.update_columns(created_on: moment(change['atMs']))
    end
    issue.update_columns(created_on: moment(row['createdAtMs']), updated_on: moment(row['updatedAtMs']),
                         closed_on: moment(row['closedAtMs']), start_date: nil)
  end
  plan.fetch('relations').each do |row|
    relation = IssueRelation.new(relation_type: row['kind'])
    relation.issue_from = Issue.find(row['from'])
    relation.issue_to = Issue.find(row['to'])
    relation.save!(validate: false)
  end
end
puts "#{Issue.count} issues, #{Journal.count} changes"
